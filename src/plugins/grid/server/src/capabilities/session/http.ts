import { withTx } from '../../platform/db';
import { adminRoute, type Route } from '../../platform/routes';
import { settingsOf } from '../../platform/settings';
import { me } from './service';

export const routes: readonly Route[] = [
  adminRoute('GET', '/me', { action: null }, (call) => withTx(call.strapi, (db) => me(db, call.principal, settingsOf(call.strapi).clock.today()))),
];
