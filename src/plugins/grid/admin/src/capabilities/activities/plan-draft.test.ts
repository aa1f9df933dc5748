import type { ActivityPage } from '../../../../shared/contracts/activities';
import { emptyDraft, draftOf, timeOf, toPlan, toSeries, wantedDraft } from './plan-draft';
import { monthsAround } from './view';

test.each([
  ['9:00', '09:00'],
  ['09：30', '09:30'],
  [' 23:59 ', '23:59'],
  ['24:00', null],
  ['9', null],
  ['', null],
])('%j is the time %p', (text, expected) => expect(timeOf(text)).toBe(expected));

const draft = { ...emptyDraft('2023-01-31'), title: ' 走读 ', grid: 'C01-01' };

test('a plan needs a title, a grid, a day and an end after its beginning', () => {
  expect(toPlan(draft)).toMatchObject({ title: '走读', startsAt: '2023-01-31T09:00', endsAt: '2023-01-31T11:00', form: undefined });
  for (const part of [{ title: ' ' }, { grid: null }, { day: null }, { from: 'x' }, { to: '08:00' }]) expect(toPlan({ ...draft, ...part })).toBeNull();
});

test('a series needs an end', () => {
  expect(toSeries(draft)).toBeNull();
  expect(toSeries({ ...draft, rhythm: 'week' })).toBeNull();
  expect(toSeries({ ...draft, rhythm: 'week', until: '2023-02-28' })).toMatchObject({ rhythm: 'week', until: '2023-02-28' });
});

test('a change keeps the length and the grids that the dialog does not show', () => {
  const grid = { id: 'g', code: 'C01-01', name: '一支部', level: 'branch' } as const;
  const page = { type: 'study', title: '学习', form: null, grid, grids: [{ ...grid, code: 'C01-01-01' }], startsAt: '2022-12-30T09:00', endsAt: '2022-12-31T08:00', venue: null, host: null, lecturer: null, agenda: null, quorum: 'none' } as unknown as ActivityPage;
  expect(toPlan({ ...draftOf(page), day: '2023-01-31' }, page)).toMatchObject({ startsAt: '2023-01-31T09:00', endsAt: '2023-02-01T08:00', grids: ['C01-01-01'] });
  expect(toPlan({ ...draftOf(page), grid: 'C01-02' }, page)?.grids).toBeUndefined();
});

test('months reach from the next year back, and keep one that an address names', () => {
  const months = monthsAround('2022-12-15', undefined);
  expect([months[0], months[12], months[months.length - 1]]).toEqual(['2023-12', '2022-12', '2019-12']);
  expect(monthsAround('2022-12-15', '2001-05')).toContain('2001-05');
});

// An address that somebody made up fills in nothing that the form could not hold.
test.each([
  [{ plan: 'themeDay', grid: 'C01-01', day: '2023-02-01' }, { type: 'themeDay', grid: 'C01-01', day: '2023-02-01' }],
  [{ plan: 'party', day: '2023-2-1' }, {}],
  [{}, {}],
])('%j fills in %j', (address, expected) => expect(wantedDraft(address)).toEqual(expected));
