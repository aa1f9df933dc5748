import fc from 'fast-check';
import { observancesOf } from './time-zone';

const lines = (zone: string, first: string, last: string): string[] => observancesOf(zone, first, last).map(({ startsAt, from, to }) => `${startsAt} ${from}→${to}`);

// China put its clocks forward in the summers of 1986 to 1991, and never since.
test('the summers of China', () => {
  expect(lines('Asia/Shanghai', '1985-06-01', '1992-06-01')).toEqual([
    '1985-01-01T00:00:00 480→480',
    '1986-05-04T02:00:00 480→540',
    '1986-09-14T02:00:00 540→480',
    '1987-04-12T02:00:00 480→540',
    '1987-09-13T02:00:00 540→480',
    '1988-04-17T02:00:00 480→540',
    '1988-09-11T02:00:00 540→480',
    '1989-04-16T02:00:00 480→540',
    '1989-09-17T02:00:00 540→480',
    '1990-04-15T02:00:00 480→540',
    '1990-09-16T02:00:00 540→480',
    '1991-04-14T02:00:00 480→540',
    '1991-09-15T02:00:00 540→480',
  ]);
  expect(lines('Asia/Shanghai', '2025-12-01', '2027-03-01')).toEqual(['2025-01-01T00:00:00 480→480']);
});

test.each([
  ['Europe/Berlin', ['2026-01-01T00:00:00 60→60', '2026-03-29T02:00:00 60→120', '2026-10-25T03:00:00 120→60']],
  ['America/Los_Angeles', ['2026-01-01T00:00:00 -480→-480', '2026-03-08T02:00:00 -480→-420', '2026-11-01T02:00:00 -420→-480']],
  ['Australia/Lord_Howe', ['2026-01-01T00:00:00 660→660', '2026-04-05T02:00:00 660→630', '2026-10-04T02:00:00 630→660']],
  ['Asia/Kathmandu', ['2026-01-01T00:00:00 345→345']],
])('%s in 2026', (zone, expected) => expect(lines(zone, '2026-02-01', '2026-11-30')).toEqual(expected));

const NAMES = ['Asia/Shanghai', 'Europe/London', 'America/Sao_Paulo', 'Pacific/Auckland', 'Africa/Casablanca', 'Antarctica/Troll'];

/** What a clock on the wall shows, asked of the platform. */
const wall = (zone: string, ms: number): string => new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(ms).replace(' ', 'T');

test('at every instant the last observance that has begun gives the clock of the zone', () => {
  fc.assert(
    fc.property(fc.constantFrom(...NAMES), fc.integer({ min: 1950, max: 2037 }), fc.integer({ min: 24 * 60, max: 364 * 24 * 60 }), (zone, year, minute) => {
      const ms = Date.UTC(year, 0, 1, 0, minute);
      const begun = observancesOf(zone, `${year}-01-01`, `${year}-12-31`).filter(({ startsAt, from }) => Date.parse(`${startsAt}Z`) - from * 60_000 <= ms);
      expect(new Date(ms + begun[begun.length - 1]!.to * 60_000).toISOString().slice(0, 16)).toBe(wall(zone, ms));
    }),
    { numRuns: 300, seed: 20_261_201 },
  );
});
