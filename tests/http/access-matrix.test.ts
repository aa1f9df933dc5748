import { dialect } from '../support/app';
import { ALL_TYPES, homepageCells } from '../support/matrix-cells';
import { ownCells } from '../support/matrix-own-cells';
import { closedCells, mountedRoutes, openCells, unknownRoutes } from '../support/matrix-routes';
import type { Cell, Matrix } from '../support/matrix-run';
import { openStage, readRelationCells, rowCells, whileCrossed, writtenRelationCells, type Stage } from '../support/matrix-setup';

/** Every cell is asked on one of the two databases, two of three on SQLite, where a request takes half the time; the long run asks each on both. */
const whole = process.env['MATRIX'] === 'whole';
const isAsked = (index: number): boolean => whole || (index % 3 === 0) === (dialect() === 'postgres');

let stage: Stage;
let matrix: Matrix;
const asked: Cell[] = [];
beforeAll(async () => {
  stage = await openStage();
  matrix = stage.newMatrix();
});
afterAll(async () => {
  process.stdout.write(`matrix: ${matrix.cells} cells, ${matrix.leaks.length} leaks, ${matrix.denials.length} wrongful denials (${stage.actors.length} actors, ${new Set(asked.map((cell) => cell.route)).size} routes)\n`);
  await stage.app.stop();
});

const run = async (cells: readonly Cell[]): Promise<void> => {
  const before = asked.length;
  asked.push(...cells);
  const [leaks, denials] = [matrix.leaks.length, matrix.denials.length];
  await matrix.run(cells.filter((_cell, index) => isAsked(before + index)));
  // The first ones tell enough: what lets one through often lets hundreds through.
  expect({ leaks: matrix.leaks.slice(leaks, leaks + 40), denials: matrix.denials.slice(denials, denials + 40) }).toEqual({ leaks: [], denials: [] });
};

test.each(ALL_TYPES)('rows of %s, in the Content Manager and over REST', (type) => run(stage.actors.flatMap((actor) => rowCells(stage, actor, type))));
test.each(ALL_TYPES)('writes of %s that name a row out of reach', (type) => run(stage.actors.flatMap((actor) => writtenRelationCells(stage, actor, type))));
test.each(ALL_TYPES)('reads of %s whose relations lead out of reach', (type) => whileCrossed(stage, () => run(stage.actors.flatMap((actor) => readRelationCells(stage, actor, type)))));
test('the homepage', () => run(stage.actors.flatMap((actor) => homepageCells(stage.oracle, actor))));
test('our own routes', () => run(stage.actors.flatMap((actor) => ownCells(stage.app, stage.oracle, actor))));

test('everything else that is mounted', () => {
  const routes = mountedRoutes(stage.app);
  return run(stage.actors.flatMap((actor) => [...closedCells(routes, actor), ...openCells(routes, actor)]));
});

test('no route is mounted that the matrix does not know', () => {
  expect(unknownRoutes(mountedRoutes(stage.app), asked)).toEqual([]);
  const planted = ['GET /content-manager/new-door/:model', 'POST /api/grid/tasks/:id/reopen', 'GET /grid/new-screen', 'DELETE /admin/new-thing/:id'];
  expect(unknownRoutes([...mountedRoutes(stage.app), ...planted], asked)).toEqual(planted);
});

test('it is as large as the table makes it', () => {
  expect(asked.length).toBeGreaterThan(40_000);
  expect(matrix.cells).toBe(asked.filter((_cell, index) => isAsked(index)).length);
});

test('every type that is registered is asked for, and no other', () => {
  const registered = Object.keys(stage.app.strapi.contentTypes).filter((uid) => uid.startsWith('plugin::grid.')).map((uid) => uid.slice('plugin::grid.'.length));
  expect(registered.sort()).toEqual([...ALL_TYPES].sort());
});
