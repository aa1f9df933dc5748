import type { BulletinList, BulletinPage, BulletinRow, BulletinState, BulletinText, DraftBulletin, WithdrawBulletin } from '../../../../shared/contracts/bulletins';
import { auditRow } from '../../access/audit-rows';
import { scopeOf, type UserPrincipal } from '../../access/principal';
import { covers } from '../../access/scope';
import { currentTree } from '../../access/tree-map';
import { lastOfMonth, type IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { Conflict, InvalidInput, NotFound } from '../../platform/errors';
import { refuseOwnRelease } from '../../platform/second-person';
import { gridRefs, personRefs } from '../organisation';
import { draftOf, titleOf } from './domain/text';
import { closeMonthDuty } from './month-duty';
import { monthFigures } from './figures';
import { tellLeaders } from './notices';
import { bulletinByDocument, bulletinOf, insertBulletin, listBulletins, publishingGrids, updateBulletin, type BulletinGrid, type StoredBulletin, type Window } from './store';
import { channelName } from './words';

export const list = async (db: Db, principal: UserPrincipal, query: Window & { readonly state?: BulletinState | undefined }): Promise<BulletinList> => {
  const { rows, total } = await listBulletins(db, scopeOf(principal), query.state, query);
  return { rows: await shown(db, rows), total, page: query.page, pageSize: query.pageSize };
};

/** @throws NotFound for unknown and out of reach alike. */
export const page = async (db: Db, principal: UserPrincipal, documentId: string): Promise<BulletinPage> => {
  const bulletin = await inReach(db, principal, documentId);
  const [row] = await shown(db, [bulletin]);
  if (!row) throw new NotFound('bulletin');
  const { actions } = principal;
  return {
    ...row,
    body: bulletin.body,
    figures: bulletin.figures,
    mayDraft: bulletin.state !== 'released' && actions.includes('bulletin.draft'),
    mayRelease: bulletin.state === 'draft' && actions.includes('bulletin.release') && bulletin.draftedByUser !== principal.userId,
  };
};

const shown = async (db: Db, bulletins: readonly StoredBulletin[]): Promise<BulletinRow[]> => {
  const grids = await gridRefs(db, bulletins.map(({ gridId }) => gridId));
  const people = await personRefs(db, bulletins.flatMap(({ draftedById, releasedById }) => [draftedById, releasedById]));
  const person = (id: number | null) => (id === null ? null : (people.get(id)?.ref ?? null));
  return bulletins.map(({ documentId, period, gridId, title, state, draftedById, releasedById, releasedOn, withdrawnReason }) => ({
    id: documentId,
    period,
    grid: grids.get(gridId) ?? null,
    title,
    state,
    draftedBy: person(draftedById),
    releasedBy: person(releasedById),
    releasedOn,
    withdrawnReason,
  }));
};

const inReach = async (db: Db, principal: UserPrincipal, documentId: string, hold = false): Promise<StoredBulletin> => {
  const bulletin = await bulletinByDocument(db, scopeOf(principal), documentId, hold);
  if (!bulletin) throw new NotFound('bulletin');
  return bulletin;
};

/**
 * Makes the bulletin of a month that is over. While it is not released, once more gives it the figures as they are known now; the text
 * that somebody edited stays unless it is asked for anew. A withdrawn one is a draft again.
 * @throws InvalidInput for a month that is not over and a grid that does not publish or is out of reach, Conflict for a released one.
 */
export const draft = async (db: Db, principal: UserPrincipal, { period, grid: code, rewrite = false }: DraftBulletin, today: IsoDate): Promise<BulletinPage> => {
  if (lastOfMonth(period) >= today) throw new InvalidInput([{ field: 'period', code: 'not_over', value: period, allowed: 'a month that is over' }]);
  const grid = await publishingGrid(db, principal, code);
  const before = await bulletinOf(db, period, grid.id);
  if (before?.state === 'released') throw new Conflict('released', `the bulletin of ${period} is released; withdraw it first`);
  const figures = await monthFigures(db, grid, period);
  const fresh = { title: titleOf(grid.name, period).slice(0, TITLE_MAX), body: draftOf(figures, (channel) => channelName('zhHans', channel)) };
  const by = { draftedById: principal.employeeId, draftedByUser: principal.userId };
  if (!before) await insertBulletin(db, period, grid.id, { ...fresh, figures, ...by });
  else await updateBulletin(db, before.id, { figures, state: 'draft', ...by, ...(rewrite ? fresh : {}), ...NOT_RELEASED });
  const { documentId } = (await bulletinOf(db, period, grid.id)) as StoredBulletin;
  await auditRow(db, principal, { action: before ? 'row.update' : 'row.create', type: 'bulletin', documentId, fields: before && !rewrite ? ['figures'] : ['title', 'body', 'figures'] });
  return page(db, principal, documentId);
};

const TITLE_MAX = 120;
const NOT_RELEASED = { releasedById: null, releasedByUser: null, releasedOn: null, withdrawnReason: null };

const publishingGrid = async (db: Db, principal: UserPrincipal, code: string): Promise<BulletinGrid> => {
  const grid = (await publishingGrids(db)).find((each) => each.code === code);
  if (!grid || !covers(scopeOf(principal), { gridId: grid.id, personId: null }, await currentTree(db))) {
    throw new InvalidInput([{ field: 'grid', code: 'unknown_grid', value: code, allowed: 'the code of a committee or branch that you reach' }]);
  }
  return grid;
};

/** Who writes last does not release. */
export const write = async (db: Db, principal: UserPrincipal, documentId: string, text: BulletinText): Promise<BulletinPage> => {
  const bulletin = await inReach(db, principal, documentId, true);
  if (bulletin.state === 'released') throw new Conflict('released', `the bulletin of ${bulletin.period} is released; withdraw it first`);
  await updateBulletin(db, bulletin.id, { ...text, draftedById: principal.employeeId, draftedByUser: principal.userId });
  await auditRow(db, principal, { action: 'row.update', type: 'bulletin', documentId, fields: ['title', 'body'] });
  return page(db, principal, documentId);
};

/** A second person releases what he read: the figures stay as they are in the draft from now on, and the month's duty is done. */
export const release = async (db: Db, principal: UserPrincipal, documentId: string, today: IsoDate, panel: string): Promise<BulletinPage> => {
  const bulletin = await inReach(db, principal, documentId, true);
  if (bulletin.state !== 'draft') throw new Conflict('state', `the bulletin of ${bulletin.period} is "${bulletin.state}"; released is a draft`);
  refuseOwnRelease(bulletin.draftedByUser, principal.userId);
  await updateBulletin(db, bulletin.id, { state: 'released', releasedById: principal.employeeId, releasedByUser: principal.userId, releasedOn: today });
  await closeMonthDuty(db, bulletin, principal.employeeId, today);
  await tellLeaders(db, bulletin, today, panel);
  await auditRow(db, principal, { action: 'row.update', type: 'bulletin', documentId, fields: ['state'], details: { state: 'released' } });
  return page(db, principal, documentId);
};

export const withdraw = async (db: Db, principal: UserPrincipal, documentId: string, { reason }: WithdrawBulletin): Promise<BulletinPage> => {
  const bulletin = await inReach(db, principal, documentId, true);
  if (bulletin.state !== 'released') throw new Conflict('state', `the bulletin of ${bulletin.period} is "${bulletin.state}"; withdrawn is a released one`);
  await updateBulletin(db, bulletin.id, { state: 'withdrawn', withdrawnReason: reason });
  await auditRow(db, principal, { action: 'row.update', type: 'bulletin', documentId, fields: ['state', 'withdrawnReason'], details: { state: 'withdrawn' } });
  return page(db, principal, documentId);
};
