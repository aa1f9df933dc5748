import { withTx } from '../../platform/db';
import { documentId } from '../../platform/input';
import type { RateLimit } from '../../platform/rate-limit';
import { adminRoute, publicRoute, type Asked, type Route } from '../../platform/routes';
import { settingsOf } from '../../platform/settings';
import { publication, publicLedgerPage, release, withdraw, write, type Deed } from './service';
import * as shapes from './shapes';

const params = { id: documentId };
const answer = shapes.publicationPage;

type Ask = Asked & { readonly params: Readonly<Record<'id', string>> };

const doing = <T>({ strapi, principal, params: { id } }: Ask, work: (deed: Deed) => Promise<T>): Promise<T> => withTx(strapi, (db) => work({ db, principal, matterId: id, today: settingsOf(strapi).clock.today() }));

const READERS: RateLimit = { name: 'public', per: 'address', limit: 600, seconds: 60 };

export const routes: readonly Route[] = [
  adminRoute('GET', '/matters/:id/publication', { action: 'matter.read', summary: 'The public text of a matter', params, answer }, (call) => doing(call, publication)),
  adminRoute('POST', '/matters/:id/publication', { action: 'matter.handle', summary: 'Write the public text of a matter that was answered', params, body: shapes.textBody, answer }, (call) => doing(call, (deed) => write(deed, call.body))),
  adminRoute('POST', '/matters/:id/publication/release', { action: 'matter.direct', summary: 'Release it: by a second person', params, answer }, (call) => doing(call, release)),
  adminRoute('DELETE', '/matters/:id/publication', { action: 'matter.direct', summary: 'Take it back', params, answer }, (call) => doing(call, withdraw)),
];

export const publicRoutes: readonly Route[] = [
  publicRoute('GET', '/public/matters', { public: 'public-ledger.read', limit: READERS, summary: 'The public ledger: what was raised and what came of it', query: shapes.publicQuery, answer: shapes.publicList }, ({ strapi, query }) => withTx(strapi, (db) => publicLedgerPage(db, query))),
];
