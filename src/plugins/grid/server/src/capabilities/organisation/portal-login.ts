import type { PortalLoginGranted } from '../../../../shared/contracts/organisation';
import { actorOf } from '../../access/actor';
import { scopeOf, type UserPrincipal } from '../../access/principal';
import { appendAudit } from '../../platform/audit';
import type { Db } from '../../platform/db';
import { Conflict, NotFound } from '../../platform/errors';
import type { PortalAccounts } from '../../platform/portal-accounts';
import { linkPortalAccount, portalAccountOf } from './store';
import { personByDocument } from './store-refs';

/**
 * Gives a person an account of the portal under his employee number, or a new activation code for the one he has. The code is shown
 * once. Who gives it could use it himself, so it stands in the trail that the person reads.
 */
export const grantPortalLogin = async (db: Db, accounts: PortalAccounts, principal: UserPrincipal, documentId: string): Promise<PortalLoginGranted> => {
  const person = await personByDocument(db, scopeOf(principal), documentId);
  if (!person) throw new NotFound('employee');
  const linked = await portalAccountOf(db, person.id);
  const known = linked === null ? await accounts.byUsername(person.ref.employeeNo) : await accounts.byId(linked);
  if (known?.blocked) throw new Conflict('account_blocked', `the portal account ${known.username} is blocked; unblock it in the content manager first`);
  const account = known ?? (await accounts.create({ username: person.ref.employeeNo, email: person.email }));
  await linkPortalAccount(db, person.id, account.id);
  await appendAudit(db, actorOf(principal), [{ action: 'account.create', type: 'employee', rowId: documentId, subjectId: person.id, details: { portal: known ? 'new code' : 'new account' } }]);
  return { username: account.username, activationCode: await accounts.issueCode(account.id) };
};
