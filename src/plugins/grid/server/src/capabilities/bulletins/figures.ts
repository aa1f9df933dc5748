import type { BulletinFigures } from '../../../../shared/contracts/bulletins';
import { currentTree } from '../../access/tree-map';
import { firstOfMonth, lastOfMonth } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { matterFactsOf } from '../matters';
import { figuresOf } from './domain/figures';
import { gridsBelow, type BulletinGrid } from './store';
import { dutiesByGrid } from './store-figures';

/** The figures of a month that is over, for a grid and everything below it. */
export const monthFigures = async (db: Db, grid: BulletinGrid, month: string): Promise<BulletinFigures> => {
  const tree = await currentTree(db);
  const all = tree.descendants([grid.id]);
  const below = await gridsBelow(db, grid.id);
  return figuresOf({
    month,
    duties: await dutiesByGrid(db, all, month),
    matters: await matterFactsOf(db, all, firstOfMonth(month), lastOfMonth(month)),
    units: [{ ...grid, gridIds: [grid.id] }, ...below.map((unit) => ({ ...unit, gridIds: tree.descendants([unit.id]) }))],
  });
};
