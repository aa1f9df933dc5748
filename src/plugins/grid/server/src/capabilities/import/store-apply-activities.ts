import type { ActivityState } from '../../../../shared/contracts/activities';
import { chunkedIn } from '../../platform/sql';
import { alignAttendances, ledgerDefaults, placesOf, together, type ChangedActivities } from '../activities';
import { writeRows, type Extras, type Write } from './store-apply-rows';

/** Activities, then who took part. An attendance is counted where and when its activity is, also after the file moved that. */
export const writeActivities = async (write: Write): Promise<ChangedActivities> => {
  const { db, today } = write;
  const before = await placesOf(db, write.updates('activities').map(({ id }) => id));
  const ids = await writeRows(write, 'activities', async (known, steps) =>
    steps.map(({ op, values }) => {
      const gridId = values['grid'] ? known.grid(values['grid']) : null;
      if (op === 'insert') return gridId === null ? {} : ledgerDefaults(gridId, values['endsAt'] ?? '', (values['state'] ?? null) as ActivityState | null, today);
      return gridId === null ? {} : { grids: [gridId] };
    }),
  );
  const moved = (await db.sql('grid_activities').where((group) => chunkedIn(group, 'id', ids)).select({ id: 'id', gridId: 'grid_id', startsAt: 'starts_at' })) as { id: number; gridId: number; startsAt: string }[];
  await alignAttendances(db, moved);
  await writeRows(write, 'attendances', atActivity(write));
  return together(before, await placesOf(db, ids));
};

const atActivity = ({ db }: Write): Extras => async (known, steps) => {
  const ids = steps.map(({ op, values }) => (op === 'insert' ? known.activity(values['activity'] ?? '').id : 0));
  const rows = (await db.sql('grid_activities').where((group) => chunkedIn(group, 'id', [...new Set(ids)])).select({ id: 'id', gridId: 'grid_id', startsAt: 'starts_at' })) as { id: number; gridId: number; startsAt: string }[];
  const activities = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => {
    const activity = activities.get(id);
    return activity ? { grid: activity.gridId, gridId: activity.gridId, heldOn: activity.startsAt.slice(0, 10) } : {};
  });
};
