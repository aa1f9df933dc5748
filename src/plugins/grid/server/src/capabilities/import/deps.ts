import type { UserPrincipal } from '../../access/principal';
import { accountsOf } from '../../platform/accounts';
import { systemActor, type AuditActor } from '../../platform/audit';
import { withTx } from '../../platform/db';
import { settingsOf } from '../../platform/settings';
import { personRefs } from '../organisation';
import type { ImportDeps } from './service';

type Strapi = Parameters<typeof withTx>[0];

/** What an import needs of its surroundings, for a request and for the command line. */
export const depsFor = (strapi: Strapi, by: ImportDeps['by'], actor: AuditActor = systemActor(by.name)): ImportDeps => {
  const { clock } = settingsOf(strapi);
  return { transact: (work) => withTx(strapi, work), today: clock.today(), now: clock.now(), by, actor };
};

/** Who imports: the name of the person, or the address of an account without one. */
export const personName = async (strapi: Strapi, { employeeId, userId }: UserPrincipal): Promise<string> => {
  const person = employeeId === null ? undefined : (await withTx(strapi, (db) => personRefs(db, [employeeId]))).get(employeeId);
  return person?.ref.name ?? (await accountsOf(strapi).byId(userId))?.email ?? String(userId);
};
