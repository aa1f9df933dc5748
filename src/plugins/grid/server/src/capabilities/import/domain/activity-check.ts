import { fail, type Board } from './board';
import { changedValues } from './changes';

/** What became of an activity that is here is decided here: a file brings its plan, and nobody to what was cancelled. */
export const checkActivities = (board: Board): void => {
  const cancelled = new Set(board.snapshot.activities.filter(({ values }) => values['state'] === 'cancelled').map(({ values }) => values['code']));
  for (const entry of board.entries) {
    if (entry.wrong) continue;
    if (entry.kind === 'activities' && entry.existing !== undefined && 'state' in changedValues(entry)) fail(board, entry, 'state', 'duplicate', '系统中已有此活动，请在“组织生活”页面开展或取消');
    if (entry.kind === 'attendances' && entry.existing === undefined && cancelled.has(entry.values['activity'] ?? '')) fail(board, entry, 'activity', 'unknown_activity', '没有取消的活动');
  }
};
