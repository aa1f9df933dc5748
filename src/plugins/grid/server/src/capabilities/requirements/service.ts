import type { CellActivities, CellState, MatrixRow, RequirementMatrix, RequirementRef } from '../../../../shared/contracts/requirements';
import { scopeOf, type UserPrincipal } from '../../access/principal';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { NotFound } from '../../platform/errors';
import { whileUnchanged } from '../../platform/unchanged';
import { loadCalendar } from '../calendar';
import { gridIdsBelow } from '../organisation';
import { countStates, matrixOf, type MatrixLine } from './domain/matrix';
import { spansOf } from './domain/span';
import { gridsOf, loadRequirements, type StoredGrid, type StoredRequirement } from './store';
import { activitiesOfGrid, daysInScope } from './store-activities';

export interface MatrixQuery {
  readonly year?: number | undefined;
  /** Code: it and everything below it. */
  readonly grid?: string | undefined;
  /** Code. */
  readonly requirement?: string | undefined;
  /** Only rows with such a cell. */
  readonly state?: CellState | undefined;
}

export type Line = MatrixLine<StoredGrid, StoredRequirement>;

/** The year as the role reaches it. The requirements of today measure any year; the duties alone begin when they were taken into use. */
export const requirementMatrix = async (db: Db, principal: UserPrincipal, query: MatrixQuery & { readonly page: number; readonly pageSize: number }, today: IsoDate): Promise<RequirementMatrix> => {
  const { page, pageSize, state } = query;
  const year = query.year ?? Number(today.slice(0, 4));
  const lines = await linesOf(db, principal, { ...query, year }, today);
  const shown = state === undefined ? lines : lines.filter(({ cells }) => cells.some((cell) => cell.state === state));
  const requirements = (await loadRequirements(db)).filter(({ active }) => active).map(asRef);
  return { year, rows: shown.slice((page - 1) * pageSize, page * pageSize).map(asRow), total: shown.length, page, pageSize, counts: countStates(lines), requirements };
};

/** All lines of a year; counted once while nothing changes. */
export const linesOf = async (db: Db, principal: UserPrincipal, { year, grid, requirement }: MatrixQuery & { readonly year: number }, today: IsoDate): Promise<Line[]> => {
  const all = await whileUnchanged(db, JSON.stringify(['requirement matrix', scopeOf(principal), year, today]), () => countYear(db, principal, year, today));
  const below = grid === undefined ? null : new Set(await gridIdsBelow(db, grid));
  return all.filter((line) => (below === null || below.has(line.grid.id)) && (requirement === undefined || line.requirement.code === requirement));
};

const countYear = async (db: Db, principal: UserPrincipal, year: number, today: IsoDate): Promise<Line[]> => {
  const scope = scopeOf(principal);
  const requirements = (await loadRequirements(db)).filter(({ active }) => active);
  // The weeks of a year begin up to three days before it and end up to three days after.
  const weeks = spansOf(year, 'week');
  const [from, to] = [weeks[0]?.from ?? '', weeks[weeks.length - 1]?.to ?? ''];
  const days = await daysInScope(db, scope, { types: [...new Set(requirements.map(({ activityType }) => activityType))], from: from < `${year}-01-01` ? from : `${year}-01-01`, to: to > `${year}-12-31` ? to : `${year}-12-31` });
  return matrixOf({ year, grids: await gridsOf(db, scope), requirements, days, today, calendar: await loadCalendar(db) });
};

const asRef = ({ documentId: id, code, name, activityType, gridLevel, times, per }: StoredRequirement): RequirementRef => ({ id, code, name, activityType, gridLevel, times, per });

const asRow = ({ grid, requirement, cells }: Line): MatrixRow => ({
  grid: { id: grid.documentId, code: grid.code, name: grid.name, level: grid.level },
  requirement: asRef(requirement),
  cells: [...cells],
});

/** What stands behind a cell, the cancelled ones too: they explain a gap. @throws NotFound for a requirement, grid or period that is unknown or out of reach. */
export const cellActivities = async (db: Db, principal: UserPrincipal, requirementId: string, { grid: code, period }: { readonly grid: string; readonly period: string }): Promise<CellActivities> => {
  const requirement = (await loadRequirements(db)).find(({ documentId }) => documentId === requirementId);
  const span = requirement && spansOf(Number(period.slice(0, 4)), requirement.per).find(({ key }) => key === period);
  const grid = (await gridsOf(db, scopeOf(principal))).find((each) => each.code === code);
  if (!requirement || !span || !grid) throw new NotFound('requirement');
  return { activities: await activitiesOfGrid(db, grid.id, { types: [requirement.activityType], from: span.from, to: span.to }) };
};
