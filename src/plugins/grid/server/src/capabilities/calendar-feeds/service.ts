import { createHash, randomBytes } from 'node:crypto';
import { createId } from '@paralleldrive/cuid2';
import type { CalendarFeed, CalendarFeeds, MadeFeed, MakeFeed } from '../../../../shared/contracts/calendar-feeds';
import { actorOf } from '../../access/actor';
import { scopeOf, type PersonPrincipal, type UserPrincipal } from '../../access/principal';
import type { IsoDate } from '../../kernel/date';
import { appendAudit } from '../../platform/audit';
import type { Db } from '../../platform/db';
import { Conflict, InvalidInput, NotFound } from '../../platform/errors';
import { gridRefs, openGridByCode, personRefs } from '../organisation';
import { deleteFeed, feedsOfAccount, feedsOfPerson, putFeed, type StoredFeed } from './store';

export interface Desk<P> {
  readonly db: Db;
  readonly principal: P;
  readonly today: IsoDate;
  /** PUBLIC_URL, or '' where none is set. */
  readonly site: string;
}

export const ownFeeds = async ({ db, principal }: Pick<Desk<PersonPrincipal>, 'db' | 'principal'>): Promise<CalendarFeeds> => ({ feeds: (await feedsOfPerson(db, principal.employeeId)).map((feed) => shown(feed, new Map())) });

/** A new address for the own calendar; the old one is none from then on. @throws Conflict for who left. */
export const makeOwn = async (desk: Desk<PersonPrincipal>): Promise<MadeFeed> => {
  const { employeeId } = desk.principal;
  if (!(await personRefs(desk.db, [employeeId])).get(employeeId)?.active) throw new Conflict('left', 'who left has no calendar here any more');
  return make(desk, { employeeId, userId: null, gridId: null }, `person:${employeeId}`);
};

/** @throws NotFound where there is none. */
export const revokeOwn = async (desk: Desk<PersonPrincipal>): Promise<CalendarFeeds> => {
  const feeds = await feedsOfPerson(desk.db, desk.principal.employeeId);
  if (feeds.length === 0) throw new NotFound('calendar feed');
  for (const feed of feeds) await revoke(desk, feed);
  return ownFeeds(desk);
};

/** Those that the account made, also of grids that it does not reach any more: they answer nothing, and can be taken away. */
export const feedsOf = async ({ db, principal }: Pick<Desk<UserPrincipal>, 'db' | 'principal'>): Promise<CalendarFeeds> => {
  const feeds = await feedsOfAccount(db, principal.userId);
  const grids = await gridRefs(db, feeds.map(({ gridId }) => gridId));
  return { feeds: feeds.map((feed) => shown(feed, grids)) };
};

/** An address for the activities of a grid and below it. @throws InvalidInput for a grid that is unknown, closed or out of reach. */
export const makeOfGrid = async (desk: Desk<UserPrincipal>, { grid: code }: MakeFeed): Promise<MadeFeed> => {
  const { userId, employeeId } = desk.principal;
  const grid = await openGridByCode(desk.db, scopeOf(desk.principal), code);
  if (!grid) throw new InvalidInput([{ field: 'grid', code: 'unknown_grid', value: code, allowed: 'the code of an open grid that you reach' }]);
  return make(desk, { employeeId, userId, gridId: grid.id }, `grid:${userId}:${grid.id}`);
};

/** @throws NotFound for one that somebody else made, as for an unknown one. */
export const revokeOfGrid = async (desk: Desk<UserPrincipal>, id: string): Promise<CalendarFeeds> => {
  const feed = (await feedsOfAccount(desk.db, desk.principal.userId)).find((each) => each.id === id);
  if (!feed) throw new NotFound('calendar feed');
  await revoke(desk, feed);
  return feedsOf(desk);
};

type Owned = Pick<StoredFeed, 'employeeId' | 'userId' | 'gridId'>;

const TOKEN_BYTES = 32;

const make = async ({ db, principal, today, site }: Desk<PersonPrincipal | UserPrincipal>, owned: Owned, ownerKey: string): Promise<MadeFeed> => {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const feed: StoredFeed = { id: createId(), ...owned, madeOn: today, fetchedOn: null };
  await putFeed(db, { ...feed, ownerKey, tokenHash: hashOf(token) });
  await note(db, principal, 'row.create', feed);
  return { feed: shown(feed, await gridRefs(db, [owned.gridId])), address: `${site.replace(/\/$/, '')}/api/grid/calendar/${token}.ics` };
};

const revoke = async ({ db, principal }: Desk<PersonPrincipal | UserPrincipal>, feed: StoredFeed): Promise<void> => {
  await deleteFeed(db, feed.id);
  await note(db, principal, 'row.delete', feed);
};

const note = (db: Db, principal: PersonPrincipal | UserPrincipal, action: 'row.create' | 'row.delete', { id, employeeId }: StoredFeed): Promise<void> =>
  appendAudit(db, actorOf(principal), [{ action, type: 'calendar-feed', rowId: id, ...(employeeId === null ? {} : { subjectId: employeeId }) }]);

const shown = ({ id, gridId, madeOn, fetchedOn }: StoredFeed, grids: ReadonlyMap<number, CalendarFeed['grid']>): CalendarFeed => ({ id, grid: gridId === null ? null : (grids.get(gridId) ?? null), madeOn, fetchedOn });

/** What is kept of a token. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
