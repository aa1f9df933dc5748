import { withTx, type Db } from '../../platform/db';
import { documentId } from '../../platform/input';
import { panelUrl } from '../../platform/panel-url';
import type { RateLimit } from '../../platform/rate-limit';
import { adminRoute, publicRoute, type Asked, type Route } from '../../platform/routes';
import { settingsOf } from '../../platform/settings';
import { exportBulletin, type Format } from './export';
import { draft, list, page, release, withdraw, write } from './service';
import { publicList, publicPage } from './service-public';
import * as shapes from './shapes';
import type { Language } from './words';

const today = ({ strapi }: Pick<Asked, 'strapi'>) => settingsOf(strapi).clock.today();
const inTx = <T>({ strapi }: Pick<Asked, 'strapi'>, work: (db: Db) => Promise<T>) => withTx(strapi, work);

const params = { id: documentId };
const answer = shapes.page;

type Ask = Asked & { readonly params: Readonly<Record<'id', string>>; readonly query: { readonly format: Format; readonly language: Language } };

const download = async (call: Ask): Promise<undefined> => {
  const { format, language } = call.query;
  const { bytes, name } = await inTx(call, (db) => exportBulletin(db, call.principal, call.params.id, format, language, today(call)));
  call.ctx.attachment(name);
  call.ctx.type = shapes.TYPES[format];
  call.ctx.set('Cache-Control', 'no-store');
  call.ctx.body = bytes;
  return undefined;
};

// A month of a large plant is counted, or a file is made: no person does either often.
const COUNTED: RateLimit = { name: 'bulletin', per: 'account', limit: 120, seconds: 60 * 60 };
// A newspaper is read often, and by many behind one address of a plant.
const READERS: RateLimit = { name: 'public', per: 'address', limit: 600, seconds: 60 };

export const routes: readonly Route[] = [
  adminRoute('GET', '/bulletins', { action: 'bulletin.read', summary: 'Bulletins in reach, newest first', query: shapes.listQuery, answer: shapes.list }, (call) => inTx(call, (db) => list(db, call.principal, call.query))),
  adminRoute('GET', '/bulletins/:id', { action: 'bulletin.read', summary: 'A bulletin: text and figures', params, answer }, (call) => inTx(call, (db) => page(db, call.principal, call.params.id))),
  adminRoute('POST', '/bulletins', { action: 'bulletin.draft', limit: COUNTED, summary: 'Make the bulletin of a month that is over; once more renews its figures', body: shapes.draftBody, answer }, (call) => inTx(call, (db) => draft(db, call.principal, call.body, today(call)))),
  adminRoute('POST', '/bulletins/:id/text', { action: 'bulletin.draft', summary: 'Edit title and text', params, body: shapes.textBody, answer }, (call) => inTx(call, (db) => write(db, call.principal, call.params.id, call.body))),
  adminRoute('POST', '/bulletins/:id/release', { action: 'bulletin.release', summary: 'Release: by a second person', params, answer }, (call) => inTx(call, (db) => release(db, call.principal, call.params.id, today(call), panelUrl(call.strapi)))),
  adminRoute('POST', '/bulletins/:id/withdrawal', { action: 'bulletin.release', summary: 'Withdraw, with a reason', params, body: shapes.reasonBody, answer }, (call) => inTx(call, (db) => withdraw(db, call.principal, call.params.id, call.body))),
  adminRoute('GET', '/bulletins/:id/export', { action: 'bulletin.export', limit: COUNTED, summary: 'The bulletin as a document or a workbook; written down', params, query: shapes.exportQuery, answer: shapes.file }, download),
];

export const publicRoutes: readonly Route[] = [
  publicRoute('GET', '/public/bulletins', { public: 'bulletin.public', limit: READERS, summary: 'Released bulletins, newest first', query: shapes.publicQuery, answer: shapes.publicList }, (call) => inTx(call, (db) => publicList(db, call.query))),
  publicRoute('GET', '/public/bulletins/:id', { public: 'bulletin.public', limit: READERS, summary: 'A released bulletin: text and figures', params, answer: shapes.publicPage }, (call) => inTx(call, (db) => publicPage(db, call.params.id))),
];
