import type { MatterCategoryRow, MatterList, MatterPage, MatterQuery, MatterView } from '../../../../shared/contracts/matters';
import type { MatterTexts, ReadMatter } from '../../../../shared/contracts/matter-actions';
import type { UserPrincipal } from '../../access/principal';
import type { IsoDate } from '../../kernel/date';
import { shiftWorkingDays } from '../../kernel/working-days';
import type { Db } from '../../platform/db';
import { NotFound } from '../../platform/errors';
import { loadCalendar } from '../calendar';
import { gridIdsBelow, gridRefs } from '../organisation';
import { projectOfMatter } from '../tasks';
import { auditMatter } from './audit';
import { allowed } from './domain/machine';
import { presentPage, presentRows } from './present';
import { mayRead, reachOf, seenBy } from './reach';
import { categories } from './store-categories';
import { countViews, listMatters, type MatterFilter } from './store-list';
import { messageText, openBody } from './texts';

const DUE_WORKING_DAYS = 2;

type Ask = MatterQuery & { readonly page: number; readonly pageSize: number };

/** The register: a page of a saved view, and how many each view holds. */
export const listRegister = async (db: Db, principal: UserPrincipal, query: Ask, today: IsoDate): Promise<MatterList> => {
  const calendar = await loadCalendar(db);
  const reach = await reachOf(db, principal, today);
  const filter: MatterFilter = { ...query, gridIds: query.grid === undefined ? undefined : await gridIdsBelow(db, query.grid), dueUntil: shiftWorkingDays(today, DUE_WORKING_DAYS, calendar) };
  const { rows, total } = await listMatters(db, reach, filter, query);
  const counts: Record<MatterView, number> = await countViews(db, reach, filter);
  return { rows: await presentRows(db, rows, today, calendar), total, counts, page: query.page, pageSize: query.pageSize };
};

/** One matter with its time line, clocks and what may be done. @throws NotFound for unknown and out of reach alike. */
export const matterPage = async (db: Db, principal: UserPrincipal, documentId: string, today: IsoDate): Promise<MatterPage> => {
  const page = await pageIfSeen(db, principal, documentId, today);
  if (page === null) throw new NotFound('matter');
  return page;
};

/** The same after a change, which may have moved it out of reach: null then. */
export const pageIfSeen = async (db: Db, principal: UserPrincipal, documentId: string, today: IsoDate): Promise<MatterPage | null> => {
  const seen = await seenBy(db, principal, documentId, today);
  if (!seen) return null;
  const { matter, standing } = seen;
  const project = await projectOfMatter(db, matter.id);
  const actions = allowed(matter.state, standing).filter((action) => action !== 'promote' || project === null);
  return presentPage(db, matter, { readable: mayRead(principal, standing), project, actions }, today, await loadCalendar(db));
};

/** Body and conversation at once, written down with the reason; no entry in the trail, no text. */
export const readMatter = async (db: Db, principal: UserPrincipal, documentId: string, { reason, note }: ReadMatter, today: IsoDate): Promise<MatterTexts> => {
  const seen = await seenBy(db, principal, documentId, today);
  if (!seen || !mayRead(principal, seen.standing)) throw new NotFound('matter');
  const { matter, messages } = seen;
  await auditMatter(db, principal, matter, { action: 'confidential.read', fields: ['body', 'messages'], reason: note === undefined ? reason : `${reason}: ${note}` });
  return { body: openBody(matter), messages: messages.map((message) => ({ id: message.documentId, text: messageText(message) })) };
};

/** Categories in use, with what routing and clock they give. */
export const categoryList = async (db: Db): Promise<MatterCategoryRow[]> => {
  const rows = (await categories(db)).filter(({ active }) => Boolean(active));
  const grids = await gridRefs(db, rows.map(({ unitId }) => unitId));
  return rows.map(({ id, code, name, solveDays, unitId }) => ({ id, code, name, solveDays, unit: unitId === null ? null : (grids.get(unitId) ?? null) }));
};
