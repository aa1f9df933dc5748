import type { IsoDate } from '../../../kernel/date';
import { fail, type Board } from './board';
import { changedValues } from './changes';
import { toKey } from './text';

/** What is known of people for a writer who does not reach everybody, and whose moves begin on a day. */
export interface Reach {
  /** The first day in a new grid. */
  readonly movesOn: IsoDate;
  /** Id of an employee → since when he is where he is; missing or null = since before the records. */
  readonly since: ReadonlyMap<number, IsoDate | null>;
  /** Keys of numbers that belong to people out of reach. */
  readonly taken: ReadonlySet<string>;
}

/**
 * A move does not begin before the stay that it ends. A number of somebody out of reach is no new person; it is asked last, so that of
 * a row that is wrong anyway nobody learns whether there is such a person.
 */
export const checkReach = (board: Board, { movesOn, since, taken }: Reach): void => {
  for (const entry of board.entries) {
    if (entry.kind !== 'employees' || entry.wrong) continue;
    if (entry.existing === undefined) {
      if (taken.has(toKey(entry.values['employeeNo'] ?? ''))) fail(board, entry, 'employeeNo', 'duplicate', '可管理范围内人员的工号，或尚未使用的工号');
      continue;
    }
    const from = since.get(entry.existing.id) ?? null;
    if (from !== null && from > movesOn && 'grid' in changedValues(entry)) fail(board, entry, 'grid', 'invalid_order', `${from} 或以后`);
  }
};
