import { accountPrincipal } from '../../access/account-principal';
import type { PersonPrincipal, UserPrincipal } from '../../access/principal';
import { withTx } from '../../platform/db';
import { documentId } from '../../platform/input';
import { spend, type RateLimit } from '../../platform/rate-limit';
import { revalidated } from '../../platform/revalidated';
import { adminRoute, portalRoute, publicRoute, type Asked, type PublicCall, type Route } from '../../platform/routes';
import { settingsOf } from '../../platform/settings';
import { feedsOf, makeOfGrid, makeOwn, ownFeeds, revokeOfGrid, revokeOwn, type Desk } from './service';
import { calendarOf, feedAt } from './service-read';
import * as shapes from './shapes';
import type { Language } from './words';

const at = <P extends PersonPrincipal | UserPrincipal, T>({ strapi, principal }: Pick<Asked<P>, 'strapi' | 'principal'>, work: (desk: Desk<P>) => Promise<T>): Promise<T> =>
  withTx(strapi, (db) => work({ db, principal, today: settingsOf(strapi).clock.today(), site: strapi.config.get<string>('server.url', '') }));

/** The telephones of a plant share few addresses. Whoever guesses has 256 bits to guess. */
const CALLS: RateLimit = { name: 'calendar', per: 'address', limit: 600, seconds: 60 };
/** Of one calendar: a program asks every few hours, several devices of one person more often. */
const POLLS: RateLimit = { name: 'calendar-feed', per: 'account', limit: 60, seconds: 60 * 60 };

const read = async ({ strapi, ctx, params, query }: PublicCall & { readonly params: { readonly file: string }; readonly query: { readonly language: Language } }): Promise<undefined> => {
  const feed = await withTx(strapi, (db) => feedAt(db, params.file));
  await spend(strapi, [POLLS], { address: '', account: feed.id });
  const { clock } = settingsOf(strapi);
  const text = await withTx(strapi, (db) => calendarOf({ db, today: clock.today(), timeZone: clock.timeZone, language: query.language, accountOf: (userId) => accountPrincipal(strapi, userId) }, feed));
  ctx.body = text;
  ctx.set('Content-Type', 'text/calendar; charset=utf-8');
  ctx.set('Content-Disposition', 'inline; filename="lianxin.ics"');
  ctx.set('X-Content-Type-Options', 'nosniff');
  return revalidated(ctx, undefined, text, 'private');
};

const MAKE = 'calendar-feed.make';
const OWN = 'own-calendar.feed';

export const routes: readonly Route[] = [
  adminRoute('GET', '/calendar-feeds', { action: MAKE, summary: 'Calendars of grids that the account made, without their addresses', answer: shapes.feeds }, (call) => at(call, feedsOf)),
  adminRoute('POST', '/calendar-feeds', { action: MAKE, summary: 'Make the address of the calendar of a grid; it replaces the one before', body: shapes.makeBody, answer: shapes.made }, (call) => at(call, (desk) => makeOfGrid(desk, call.body))),
  adminRoute('DELETE', '/calendar-feeds/:id', { action: MAKE, summary: 'Take an address back', params: { id: documentId }, answer: shapes.feeds }, (call) => at(call, (desk) => revokeOfGrid(desk, call.params.id))),
];

export const portalRoutes: readonly Route[] = [
  portalRoute('GET', '/me/calendar-feeds', { action: OWN, summary: 'Whether there is an address of the own calendar, and when it was fetched', answer: shapes.feeds }, (call: Asked<PersonPrincipal>) => at(call, ownFeeds)),
  portalRoute('POST', '/me/calendar-feeds', { action: OWN, summary: 'Make the address of the own calendar; it replaces the one before', answer: shapes.made }, (call: Asked<PersonPrincipal>) => at(call, makeOwn)),
  portalRoute('DELETE', '/me/calendar-feeds', { action: OWN, summary: 'Take the address back', answer: shapes.feeds }, (call: Asked<PersonPrincipal>) => at(call, revokeOwn)),
];

export const publicRoutes: readonly Route[] = [
  publicRoute('GET', '/calendar/:file', { public: 'calendar.read', limit: CALLS, summary: 'A calendar by its private address, for calendar programs', params: { file: shapes.file }, query: shapes.languageQuery, answer: { file: 'text/calendar' } }, read),
];
