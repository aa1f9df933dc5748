import fc from 'fast-check';
import { addDays, type IsoDate } from '../../../kernel/date';
import { closedBefore, dueOn, longestExtension, stepOf, unbroken, WARNING_DAYS, type Batch } from './batches';

const batch = (more: Partial<Batch> = {}): Batch => ({ period: '2021-03', rows: 4, warnedOn: null, extendedUntil: null, ...more });

// 24 months after March 2021, for its last day too: 1 April 2023. Warned 30 days before, purged on the day, never sooner than 30 days after the warning.
test.each<[string, Partial<Batch>, IsoDate, string]>([
  ['31 days before', {}, '2023-03-01', 'wait'],
  ['30 days before', {}, '2023-03-02', 'warn'],
  ['warned, not due', { warnedOn: '2023-03-02' }, '2023-03-31', 'wait'],
  ['warned and due', { warnedOn: '2023-03-02' }, '2023-04-01', 'purge'],
  ['due for years, never warned', {}, '2026-01-01', 'warn'],
  ['due, warned 29 days ago', { warnedOn: '2023-05-01' }, '2023-05-30', 'wait'],
  ['due, warned 30 days ago', { warnedOn: '2023-05-01' }, '2023-05-31', 'purge'],
  ['extended', { extendedUntil: '2023-10-01' }, '2023-04-01', 'wait'],
  ['extended, 30 days before the new day', { extendedUntil: '2023-10-01' }, '2023-09-01', 'warn'],
  ['extended, warned again and due', { extendedUntil: '2023-10-01', warnedOn: '2023-09-01' }, '2023-10-01', 'purge'],
  ['nothing left', { rows: 0, warnedOn: '2023-03-02' }, '2023-04-01', 'wait'],
])('%s: %j on %s → %s', (_what, more, today, step) => expect(stepOf(batch(more), 24, today)).toBe(step));

test('dates', () => {
  expect(dueOn({ period: '2021-12', extendedUntil: null }, 1)).toBe('2022-02-01');
  expect(longestExtension('2021-03', 24)).toBe('2024-04-01');
});

// A query that looks at rows closed before `closedBefore` finds exactly the months that are due by the day.
test('closedBefore and dueOn say the same', () => {
  const month = fc.tuple(fc.integer({ min: 2000, max: 2060 }), fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}-${String(m).padStart(2, '0')}`);
  fc.assert(
    fc.property(month, fc.integer({ min: 1, max: 600 }), fc.integer({ min: -400, max: 400 }), (period, months, shift) => {
      const today = addDays(dueOn({ period, extendedUntil: null }, months), shift);
      expect(`${period}-28` < closedBefore(today, months)).toBe(dueOn({ period, extendedUntil: null }, months) <= today);
    }),
  );
});

// Whatever day a batch is first seen, it is warned of before it is purged, and purged in the end.
test('walking day by day: one warning, then 30 days, then the purge', () => {
  fc.assert(
    fc.property(fc.integer({ min: -60, max: 800 }), (shift) => {
      let today = addDays('2023-04-01', shift);
      let warnedOn: IsoDate | null = null;
      for (let day = 0; day < 200; day += 1, today = addDays(today, 1)) {
        const step = stepOf(batch({ warnedOn }), 24, today);
        if (step === 'warn') warnedOn = today;
        if (step === 'purge') {
          expect(warnedOn).not.toBeNull();
          expect(today >= '2023-04-01' && today >= addDays(warnedOn as IsoDate, WARNING_DAYS)).toBe(true);
          return;
        }
      }
      throw new Error('never purged');
    }),
  );
});

test('an unbroken prefix stops at the first month that stays', () => {
  const months = ['2021-01', '2021-02', '2021-03'].map((period) => batch({ period }));
  expect(unbroken(months, new Map([['2021-01', 'purge'], ['2021-02', 'wait'], ['2021-03', 'purge']])).map(({ period }) => period)).toEqual(['2021-01']);
  expect(unbroken(months, new Map(months.map(({ period }) => [period, 'purge' as const])))).toHaveLength(3);
});
