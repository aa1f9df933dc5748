import type { AddFollowUp, FollowUpWeek } from '../../../../shared/contracts/tasks';
import { isoWeek, type IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { InvalidInput } from '../../platform/errors';
import type { PersonRow } from '../organisation';
import { putFollowUp, weeksOf, type Followed, type StoredWeek } from './store-follow-ups';

const WEEKS_SHOWN = 12;

interface Note extends AddFollowUp {
  readonly of: Followed;
  readonly gridId: number | null;
  readonly byId: number | null;
}

/**
 * The note of this week, or of one that was recorded as missing. Any other week would let somebody fill in a past that nobody recorded.
 * @throws InvalidInput naming the weeks that are open for a note.
 */
export const noteWeek = async (db: Db, { of, gridId, note, week, byId }: Note, today: IsoDate): Promise<void> => {
  const thisWeek = isoWeek(today);
  const wanted = week ?? thisWeek;
  if (wanted !== thisWeek) {
    const missing = (await storedWeeks(db, of)).filter((each) => each.missing).map((each) => each.week);
    if (!missing.includes(wanted)) throw new InvalidInput([{ field: 'week', code: 'not_missing', value: wanted, allowed: [thisWeek, ...missing].join(', ') }]);
  }
  await putFollowUp(db, { of, gridId, week: wanted, note, byId, on: today });
};

const storedWeeks = async (db: Db, of: Followed): Promise<readonly StoredWeek[]> => {
  const [column, id] = 'taskId' in of ? (['task_id', of.taskId] as const) : (['matter_id', of.matterId] as const);
  return (await weeksOf(db, column, [id])).get(id) ?? [];
};

export const presentWeeks = (weeks: readonly StoredWeek[] | undefined, people: ReadonlyMap<number, PersonRow>): FollowUpWeek[] =>
  (weeks ?? []).slice(0, WEEKS_SHOWN).map(({ week, note, missing, on, byId }) => ({ week, note, missing, on, by: byId === null ? null : (people.get(byId)?.ref ?? null) }));
