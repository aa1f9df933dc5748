import { withTx } from '../../platform/db';
import { adminRoute, type Route } from '../../platform/routes';
import { settingsOf } from '../../platform/settings';
import { me } from './service';
import { session } from './shapes';

export const routes: readonly Route[] = [
  adminRoute('GET', '/me', { action: null, summary: 'The person behind the account and what it may do', answer: session }, (call) =>
    withTx(call.strapi, (db) => me(db, call.principal, settingsOf(call.strapi).clock.today())),
  ),
];
