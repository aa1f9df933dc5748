import { accountsOf } from '../../platform/accounts';
import { withTx } from '../../platform/db';
import { documentId } from '../../platform/input';
import { portalAccountsOf } from '../../platform/portal-accounts';
import { adminRoute, type Route } from '../../platform/routes';
import { settingsOf } from '../../platform/settings';
import { grantLogin } from './login';
import { grantPortalLogin } from './portal-login';
import { loginGranted, portalLoginGranted } from './shapes';

const params = { id: documentId };

export const routes: readonly Route[] = [
  adminRoute('POST', '/employees/:id/login', { action: 'employee.login', summary: 'Make or update the account of a person', params, answer: loginGranted }, (call) =>
    withTx(call.strapi, (db) => grantLogin({ db, accounts: accountsOf(call.strapi), today: settingsOf(call.strapi).clock.today() }, call.principal, call.params.id)),
  ),
  adminRoute('POST', '/employees/:id/portal-login', { action: 'portal-account.create', summary: 'Make a portal account, or a new activation code for it', params, answer: portalLoginGranted }, (call) =>
    withTx(call.strapi, (db) => grantPortalLogin(db, portalAccountsOf(call.strapi), call.principal, call.params.id)),
  ),
];
