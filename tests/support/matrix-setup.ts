import { startApp, type TestApp } from './app';
import { allActors, type Actor } from './matrix-actors';
import { panelCells, restCells } from './matrix-cells';
import { Oracle } from './matrix-oracle';
import { connectCells, crossRelations, oracleCells, pickerCells, relationsOf } from './matrix-relation-cells';
import { Matrix, startListening, type Cell } from './matrix-run';
import { newRow, plantRows } from './plant-rows';
import { Snapshot } from './snapshot';

/** The plant with everybody who asks, ready for cells. */
export interface Stage {
  readonly app: TestApp;
  readonly actors: readonly Actor[];
  readonly oracle: Oracle;
  readonly snapshot: Snapshot;
  readonly newMatrix: () => Matrix;
}

export const openStage = async (): Promise<Stage> => {
  const app = await startApp('2023-01-31');
  const actors = await allActors(app);
  const oracle = await Oracle.read(app, await plantRows(app));
  const snapshot = await Snapshot.take(app);
  const base = await startListening(app);
  return { app, actors, oracle, snapshot, newMatrix: () => new Matrix(base, oracle, snapshot) };
};

/** Rows of one type: the Content Manager and REST. */
export const rowCells = ({ app, oracle }: Stage, actor: Actor, type: string): Cell[] => [...panelCells(oracle, actor, type), ...restCells(app, oracle, actor, type)];

export const writtenRelationCells = ({ app, oracle }: Stage, actor: Actor, type: string): Cell[] =>
  actor.door === 'panel' ? relationsOf(app).filter((relation) => relation.type === type).flatMap((relation) => connectCells(oracle, actor, relation, newRow(oracle.plant, relation.type, 'own', 'mx-12') ?? {})) : [];

/** To be run with crossed relations. */
export const readRelationCells = ({ app, oracle }: Stage, actor: Actor, type: string): Cell[] => {
  const relations = relationsOf(app);
  return relations.filter((relation) => relation.type === type).flatMap((relation) => [...pickerCells(oracle, actor, relations.filter((next) => next.type === relation.target), relation), ...oracleCells(app, oracle, actor, relation)]);
};

/** Work while every relation of the own rows leads out of reach. */
export const whileCrossed = async ({ app, oracle, snapshot }: Stage, work: () => Promise<void>): Promise<void> => {
  await crossRelations(app, oracle);
  const crossing = await snapshot.changes();
  await snapshot.rebase();
  try {
    await work();
  } finally {
    await snapshot.restore(crossing);
    await snapshot.rebase();
  }
};
