import fc from 'fast-check';
import { compose } from '../../src/plugins/grid/server/src/capabilities/digests/domain/compose';
import { planDigests } from '../../src/plugins/grid/server/src/capabilities/digests/domain/plan';
import { bucketOf } from '../../src/plugins/grid/server/src/capabilities/tasks/domain/status';
import { addDays } from '../../src/plugins/grid/server/src/kernel/date';

const calendar = { overrides: new Map<string, boolean>(), years: new Set<number>() };

/** The bucket that the mail's link about a duty opens, or null when the link names none. */
const linkedBucket = (today: string, dueOn: string, assignedOn: string): string | null | undefined => {
  const [digest] = planDigests({ today, calendar, duties: [{ id: 1, recipientId: 7, assignedOn, dueOn }], raised: [], matters: [], lastMailed: new Map() });
  if (!digest) return undefined;
  const line = () => ({ kind: 'talk', subjectName: '王小明', gridName: '一组', gridCode: 'DX-01', dueOn });
  const { sections } = compose(digest, { name: '李敏', language: 'zhHans', workbench: 'http://localhost/grid', line, gridName: () => ({ name: '', code: '' }), today } as Parameters<typeof compose>[1]);
  return new URL(sections[0]?.lines[0]?.href ?? '').searchParams.get('bucket');
};

// Wednesday 9 March 2022. A link opens a list that holds the duty it is about.
test.each([
  ['2022-03-08', 'overdue'],
  ['2022-03-09', 'today'],
  ['2022-03-10', 'week'],
  ['2022-03-14', 'later'],
])('due %s: the link opens "%s" or names no bucket', (dueOn, bucket) => {
  expect([null, bucket]).toContain(linkedBucket('2022-03-09', dueOn, '2022-01-03'));
});

test('on any day, for any duty', () => {
  const day = fc.integer({ min: 0, max: 60 }).map((offset) => addDays('2022-03-01', offset));
  fc.assert(
    fc.property(day, day, (today, dueOn) => {
      const bucket = linkedBucket(today, dueOn, today);
      if (bucket !== undefined && bucket !== null) expect(bucket).toBe(bucketOf({ state: 'open', dueOn, doneOn: null }, today));
    }),
  );
});
