import { isFiltered, statusOf, viewOf } from './view';

test.each([
  [{}, 'open'],
  [{ view: 'mine' }, 'mine'],
  [{ view: 'closed', state: 'merged' }, 'closed'],
  // A mistyped address shows what is open rather than nothing.
  [{ view: 'nonsense' }, 'open'],
  // A state alone brings the view in which it lies.
  [{ state: 'suspended' }, 'open'],
  [{ state: 'merged' }, 'closed'],
])('the address %j presses the chip %j', (filters, view) => {
  expect(viewOf(filters)).toBe(view);
});

test.each([
  [{}, false],
  [{ view: 'due', page: '2' }, false],
  [{ q: '食堂' }, true],
  [{ grid: 'C01' }, true],
])('%j is filtered: %j', (filters, filtered) => {
  expect(isFiltered(filters)).toBe(filtered);
});

test.each([
  ['running', 3, 'open'],
  ['running', 2, 'dueSoon'],
  ['running', 0, 'dueSoon'],
  ['paused', 1, 'paused'],
  ['overdue', -1, 'overdue'],
  ['met', null, 'done'],
  ['missed', null, 'late'],
] as const)('a clock that is %s with %j working days left is shown as %s', (state, workingDaysLeft, status) => {
  expect(statusOf({ state, workingDaysLeft })).toBe(status);
});
