import type { GridDetail, GridFigures, GridNode, GridTree } from '../../../../shared/contracts/organisation';
import type { Summary } from '../../../../shared/contracts/tasks';
import { scopeOf, type UserPrincipal } from '../../access/principal';
import { currentTree } from '../../access/tree-map';
import { addMonths, type IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { NotFound } from '../../platform/errors';
import { whileUnchanged } from '../../platform/unchanged';
import { gridRefs, personRefs } from '../organisation';
import { taskSummary } from '../tasks';
import { NONE, rollUp } from './domain/roll-up';
import { appointmentsBelow, figuresByGrid, gridsInScope, type GridRow } from './store-figures';

/** The tree that one reaches with its figures of the month; a node's parent is left out when it lies above. */
export const gridTree = async (db: Db, principal: UserPrincipal, month: string, today: IsoDate): Promise<GridTree> => {
  const nodes = await whileUnchanged(db, JSON.stringify(['grid tree', scopeOf(principal), month, today]), async () => toNodes(db, await gridsInScope(db, scopeOf(principal)), await totals(db, principal, month, today)));
  return { month, nodes };
};

const totals = async (db: Db, principal: UserPrincipal, month: string, today: IsoDate): Promise<Map<number, GridFigures>> => {
  const tree = await currentTree(db);
  return rollUp(await figuresByGrid(db, scopeOf(principal), month, today), (id) => tree.ancestors(id).map((node) => node.id));
};

const toNodes = async (db: Db, grids: readonly GridRow[], figures: ReadonlyMap<number, GridFigures>): Promise<GridNode[]> => {
  const leaders = await personRefs(db, grids.map((grid) => grid.leaderId));
  const documents = new Map(grids.map((grid) => [grid.id, grid.documentId]));
  return grids.map((grid) => ({
    id: grid.documentId,
    code: grid.code,
    name: grid.name,
    level: grid.level,
    parentId: grid.parentId === null ? null : (documents.get(grid.parentId) ?? null),
    leader: grid.leaderId === null ? null : (leaders.get(grid.leaderId)?.ref ?? null),
    dutyArea: grid.dutyArea,
    closedOn: grid.closedOn,
    ...(figures.get(grid.id) ?? NONE),
  }));
};

export const gridDetail = async (db: Db, principal: UserPrincipal, documentId: string, month: string, today: IsoDate): Promise<GridDetail> => {
  const grids = await gridsInScope(db, scopeOf(principal));
  const grid = grids.find((each) => each.documentId === documentId);
  if (!grid) throw new NotFound('grid');
  const now = await totals(db, principal, month, today);
  const before = await totals(db, principal, addMonths(month, -1), today);
  const [node] = (await toNodes(db, grids, now)).filter((each) => each.id === documentId);
  if (!node) throw new NotFound('grid');
  return { grid: node, month, now: now.get(grid.id) ?? NONE, before: before.get(grid.id) ?? NONE, appointments: await appointmentsOf(db, grid.id, today) };
};

const appointmentsOf = async (db: Db, gridId: number, today: IsoDate): Promise<GridDetail['appointments']> => {
  const rows = await appointmentsBelow(db, (await currentTree(db)).descendants([gridId]), today);
  const people = await personRefs(db, rows.map((row) => row.employeeId));
  const refs = await gridRefs(db, rows.map((row) => row.gridId));
  return rows.flatMap((row) => {
    const [person, grid] = [people.get(row.employeeId)?.ref, refs.get(row.gridId)];
    return person && grid ? [{ id: row.id, person, duty: row.duty, grid, from: row.from, to: row.to }] : [];
  });
};

export const homepage = async (db: Db, principal: UserPrincipal, today: IsoDate): Promise<Summary> => {
  const own = [...(await figuresByGrid(db, scopeOf(principal), today.slice(0, 7), today)).values()];
  const sum = (pick: 'people' | 'withoutLiaison') => own.reduce((total, figures) => total + figures[pick], 0);
  return { ...(await taskSummary(db, principal, today)), people: sum('people'), withoutLiaison: sum('withoutLiaison') };
};
