import { withTx } from '../../platform/db';
import { adminRoute, type Asked, type Route } from '../../platform/routes';
import { settingsOf } from '../../platform/settings';
import { extend, overview } from './service';
import { code, extension, retention } from './shapes';

const today = ({ strapi }: Pick<Asked, 'strapi'>) => settingsOf(strapi).clock.today();

export const routes: readonly Route[] = [
  adminRoute('GET', '/retention', { action: 'retention.read', summary: 'What is kept how long and purged when', answer: retention }, (call) => withTx(call.strapi, (db) => overview(db, today(call)))),
  adminRoute('POST', '/retention/:class/extensions', { action: 'retention.extend', summary: 'Keep one batch longer, once, with a reason', params: { class: code }, body: extension, answer: retention }, (call) =>
    withTx(call.strapi, (db) => extend(db, call.principal, code.parse(call.params.class), call.body, today(call))),
  ),
];
