import { instantOf, sequenceOf, windowFrom } from './events';

// Twelve months back: the same day, or the last of a shorter month.
test.each([
  ['2026-12-01', '2025-12-01'],
  ['2024-02-29', '2023-02-28'],
  ['2025-02-28', '2024-02-28'],
  ['2023-01-31', '2022-01-31'],
])('on %s the calendar begins on %s', (today, from) => expect(windowFrom(today)).toBe(from));

const at = (changedAt: string) => ({ createdAt: '2026-11-30T08:00:00.500Z', changedAt });

// It grows with every change and never falls: what a clock set back wrote counts as no change.
test.each([
  ['2026-11-30T08:00:00.500Z', 0],
  ['2026-11-30T08:00:01.400Z', 0],
  ['2026-11-30T08:00:01.500Z', 1],
  ['2027-11-30T08:00:00.500Z', 31_536_000],
  ['2026-11-30T07:00:00.000Z', 0],
])('changed at %s it is version %i', (changedAt, expected) => expect(sequenceOf(at(changedAt))).toBe(expected));

test('a row that was made in 1900 has a sequence that fits 32 bits in 1968', () => expect(sequenceOf({ createdAt: '1900-01-01T00:00:00.000Z', changedAt: '1968-01-01T00:00:00.000Z' })).toBeLessThan(2 ** 31));

// SQLite keeps milliseconds, PostgreSQL a timestamp.
test.each<[number | string | Date]>([[1_669_766_400_000], ['1669766400000'], ['2022-11-30T00:00:00.000Z'], [new Date('2022-11-30T00:00:00Z')]])('%p is read', (stored) => expect(instantOf(stored)).toBe('2022-11-30T00:00:00.000Z'));
