import { accountsOf } from '../../platform/accounts';
import { withTx } from '../../platform/db';
import { documentId, parse } from '../../platform/input';
import { adminRoute, type Route } from '../../platform/routes';
import { settingsOf } from '../../platform/settings';
import { grantLogin } from './login';

export const routes: readonly Route[] = [
  adminRoute('POST', '/employees/:id/login', { action: 'employee.login' }, (call) =>
    withTx(call.strapi, (db) => grantLogin({ db, accounts: accountsOf(call.strapi), today: settingsOf(call.strapi).clock.today() }, call.principal, parse(documentId, call.params['id']))),
  ),
];
