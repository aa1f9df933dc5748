import { ALL_TYPES, homepageCells } from '../support/matrix-cells';
import type { Cell } from '../support/matrix-run';
import { closedCells, mountedRoutes } from '../support/matrix-routes';
import { openStage, readRelationCells, rowCells, whileCrossed, writtenRelationCells, type Stage } from '../support/matrix-setup';
import { PLANTED, withoutGuards } from '../support/planted-leaks';

const CROSSED = ['populate', 'filter', 'sort', 'picker', 'picker-query', 'existing'];

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.app.stop());

/** The cells of some kinds, up to the first leak, for those whose reach ends inside the plant; it is crossed where a relation is followed. */
const leaksOf = async (kinds: readonly string[], door: 'panel' | 'rest', without: Parameters<typeof withoutGuards>[0], by?: string): Promise<string[]> => {
  const matrix = stage.newMatrix();
  const actors = stage.actors.filter((actor) => actor.door === door && (by === undefined ? stage.oracle.isPartial(actor) : actor.name === by));
  const routes = mountedRoutes(stage.app);
  const cells = (of: (actor: (typeof actors)[number]) => Cell[]): Cell[] => actors.flatMap(of).filter((cell) => kinds.includes(cell.kind));
  await withoutGuards(without, async () => {
    await matrix.run(cells((actor) => [...ALL_TYPES.flatMap((type) => [...rowCells(stage, actor, type), ...writtenRelationCells(stage, actor, type)]), ...homepageCells(stage.oracle, actor), ...closedCells(routes, actor)]), true);
    if (matrix.leaks.length === 0 && kinds.some((kind) => CROSSED.includes(kind))) await whileCrossed(stage, () => matrix.run(cells((actor) => ALL_TYPES.flatMap((type) => readRelationCells(stage, actor, type))), true));
  });
  return matrix.leaks;
};

test.each(PLANTED.map((planted) => [planted.leak, planted] as const))('%s: the matrix turns red', async (_leak, { seenBy, door = 'panel', by, without }) => {
  expect((await leaksOf(seenBy, door, without, by)).length).toBeGreaterThan(0);
});

test('every kind of cell that is asked for exists', () => {
  const routes = mountedRoutes(stage.app);
  const kinds = new Set(stage.actors.flatMap((actor) => [...ALL_TYPES.flatMap((type) => [...rowCells(stage, actor, type), ...writtenRelationCells(stage, actor, type), ...readRelationCells(stage, actor, type)]), ...homepageCells(stage.oracle, actor), ...closedCells(routes, actor)]).map((cell) => cell.kind));
  expect(PLANTED.flatMap(({ seenBy }) => seenBy).filter((kind) => !kinds.has(kind))).toEqual([]);
});
