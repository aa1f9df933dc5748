import { effective, fail, type Board } from './board';
import { fieldOf } from './fields-care';
import type { ImportKind } from './types';

const ORDERS: Partial<Record<ImportKind, readonly (readonly [earlier: string, later: string])[]>> = {
  grids: [['openedOn', 'closedOn']],
  appointments: [['from', 'to']],
  contactPairs: [['from', 'to']],
  careEvents: [['occurredOn', 'reportedOn']],
  careRecords: [['heldOn', 'nextOn']],
  matters: [['registeredOn', 'answeredOn']],
  activities: [['startsAt', 'endsAt']],
};

/** An end is not before its beginning, also when only one of the two is in the file. */
export const checkOrders = (board: Board): void => {
  for (const entry of board.entries)
    for (const [earlier, later] of ORDERS[entry.kind] ?? []) {
      const from = effective(entry, earlier);
      const to = effective(entry, later);
      if (from === null || to === null || from <= to || (!entry.values[earlier] && !entry.values[later])) continue;
      const field = entry.values[later] ? later : earlier;
      fail(board, entry, field, 'invalid_order', `${fieldOf(entry.kind, later).zh}不得早于${fieldOf(entry.kind, earlier).zh}（${field === later ? from : to}）`);
    }
};
