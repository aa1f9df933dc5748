import type { LoginGranted } from '../../../../shared/contracts/organisation';
import { actorOf } from '../../access/actor';
import { holdingsOfEmployee } from '../../access/holdings';
import { rolesFor } from '../../access/policy';
import { scopeOf, type UserPrincipal } from '../../access/principal';
import { appendAudit } from '../../platform/audit';
import type { Accounts } from '../../platform/accounts';
import type { Db } from '../../platform/db';
import type { IsoDate } from '../../kernel/date';
import { InvalidInput, NotFound } from '../../platform/errors';
import { linkAccount } from './store';
import { personByDocument } from './store-refs';

export interface LoginDeps {
  readonly db: Db;
  readonly accounts: Accounts;
  readonly today: IsoDate;
}

/**
 * Gives a person an account with the roles of what he holds today, or brings the roles of his account up to date.
 * @throws InvalidInput for a person without an e-mail address or without an office that opens the panel.
 */
export const grantLogin = async ({ db, accounts, today }: LoginDeps, principal: UserPrincipal, documentId: string): Promise<LoginGranted> => {
  const person = await personByDocument(db, scopeOf(principal), documentId);
  if (!person) throw new NotFound('employee');
  if (!person.email) throw new InvalidInput([{ field: 'email', code: 'required', value: '', allowed: 'an e-mail address in the file of the person' }]);
  const roles = rolesFor(await holdingsOfEmployee(db, person.id, today));
  if (roles.length === 0) throw new InvalidInput([{ field: 'appointments', code: 'required', value: person.ref.employeeNo, allowed: 'an appointment or the lead of a grid that is in force today' }]);
  const known = await accounts.byEmail(person.email);
  const account = known ?? (await accounts.create({ firstname: person.ref.name, email: person.email, roles }));
  if (known) await accounts.setRoles(known.id, roles);
  await linkAccount(db, person.id, account.id);
  await appendAudit(db, actorOf(principal), [{ action: known ? 'role.change' : 'account.create', type: 'account', rowId: String(account.id), subjectId: person.id, details: { roles: roles.join(' ') } }]);
  return { email: account.email, roles, registrationPath: account.registrationToken === null ? null : `/admin/auth/register?registrationToken=${account.registrationToken}` };
};
