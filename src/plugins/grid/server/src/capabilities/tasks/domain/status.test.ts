import fc from 'fast-check';
import type { TaskState, TaskStatus } from '../../../../../shared/contracts/tasks';
import { addDays, weekday } from '../../../kernel/date';
import { bucketOf, endOfWeek, statusOf } from './status';

const TODAY = '2022-03-09'; // Wednesday

// The word on the screen: late is what was done after its day, on whatever day it was typed in.
test.each<[TaskState, string, string | null, number, TaskStatus]>([
  ['open', '2022-03-08', null, -1, 'overdue'],
  ['open', '2022-03-09', null, 0, 'dueSoon'],
  ['open', '2022-03-11', null, 2, 'dueSoon'],
  ['open', '2022-03-14', null, 3, 'open'],
  ['done', '2022-03-08', '2022-03-08', -1, 'done'],
  ['done', '2022-03-08', '2022-03-09', -1, 'late'],
  ['verified', '2022-03-08', '2022-03-01', -1, 'done'],
  ['verified', '2022-03-08', '2022-03-09', -1, 'late'],
  ['done', '2022-03-08', null, -1, 'done'],
  ['waived', '2022-03-01', null, -6, 'waived'],
  ['void', '2022-03-01', null, -6, 'void'],
  ['returned', '2022-03-01', null, -6, 'returned'],
])('%s, due %s, done %s: %i working days left is "%s"', (state, dueOn, doneOn, left, status) => expect(statusOf({ state, dueOn, doneOn }, TODAY, left)).toBe(status));

// Overdue before today, today, this week until Sunday, later. Whatever is not open is done.
test.each<[TaskState, string, string]>([
  ['open', '2022-03-08', 'overdue'],
  ['open', '2022-03-09', 'today'],
  ['open', '2022-03-10', 'week'],
  ['open', '2022-03-13', 'week'],
  ['open', '2022-03-14', 'later'],
  ['done', '2022-03-08', 'done'],
  ['waived', '2022-03-14', 'done'],
  ['void', '2022-03-09', 'done'],
])('%s, due %s lies in "%s"', (state, dueOn, bucket) => expect(bucketOf({ state, dueOn, doneOn: null }, TODAY)).toBe(bucket));

// A week ends on Sunday, and Sunday is its own end.
test.each([
  ['2022-03-07', '2022-03-13'],
  ['2022-03-09', '2022-03-13'],
  ['2022-03-13', '2022-03-13'],
  ['2022-12-31', '2023-01-01'],
])('the week of %s ends on %s', (today, end) => expect(endOfWeek(today)).toBe(end));

test('the week ends on a Sunday, at most six days away', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 2_000 }).map((offset) => addDays('2020-01-01', offset)), (today) => weekday(endOfWeek(today)) === 7 && endOfWeek(today) >= today && endOfWeek(today) <= addDays(today, 6)));
});
