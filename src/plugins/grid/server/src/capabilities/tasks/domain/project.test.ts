import fc from 'fast-check';
import { addDays, daysBetween, monthOf } from '../../../kernel/date';
import { monthsLater, projectActions, viewOf, type Project } from './project';

const [OWNER, OTHER] = [10, 6];
const project = (part: Partial<Project> = {}): Project => ({ kind: 'project', state: 'open', doneById: null, returned: false, ...part });
const owner = { employeeId: OWNER, owns: true, verifies: true, followsUp: true };
const other = { employeeId: OTHER, owns: false, verifies: true, followsUp: true };
const substitute = { ...owner, employeeId: 12 };
const account = { ...other, employeeId: null };

// The owner does it, somebody else verifies or returns; who stands in for the owner is no somebody else.
test.each([
  ['open, its owner', project(), owner, 'complete followUp'],
  ['open, its owner’s substitute', project(), substitute, 'complete followUp'],
  ['open, another leader', project(), other, 'followUp'],
  ['returned, its owner', project({ returned: true }), owner, 'complete followUp'],
  ['done, its owner', project({ state: 'done', doneById: OWNER }), owner, 'undo'],
  ['done, another leader', project({ state: 'done', doneById: OWNER }), other, 'verify return'],
  ['done, an account that is no employee', project({ state: 'done', doneById: OWNER }), account, 'verify return'],
  ['done by the substitute, the substitute', project({ state: 'done', doneById: 12 }), substitute, 'undo'],
  ['done by a former substitute, who reads it later', project({ state: 'done', doneById: OTHER }), other, ''],
  ['done, a leader who may not verify', project({ state: 'done', doneById: OWNER }), { ...other, verifies: false }, ''],
  ['verified, its owner', project({ state: 'verified', doneById: OWNER }), owner, ''],
  ['a re-check, its owner', project({ kind: 'recheck' }), owner, 'complete'],
  ['a re-check that is done, a leader', project({ kind: 'recheck', state: 'done', doneById: OWNER }), other, ''],
] as const)('%s', (_who, one, standing, expected) => expect(projectActions(one, standing).join(' ')).toBe(expected));

test.each([
  [project(), 'open'],
  [project({ returned: true }), 'returned'],
  [project({ state: 'done' }), 'done'],
  [project({ state: 'verified' }), 'verified'],
  [project({ kind: 'recheck', state: 'done' }), 'verified'],
] as const)('%j stands in %s', (one, view) => expect(viewOf(one)).toBe(view));

test.each([
  ['2023-01-31', 1, '2023-02-28'],
  ['2023-08-31', 6, '2024-02-29'],
  ['2023-11-15', 3, '2024-02-15'],
  ['2023-12-01', 12, '2024-12-01'],
])('%s and %i months: %s', (date, months, expected) => expect(monthsLater(date, months)).toBe(expected));

test('it lands in the right month, never later than the same day', () =>
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 1, max: 12 }), (days, months) => {
      const from = addDays('2000-01-01', days);
      const to = monthsLater(from, months);
      const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7)) - 1 + months];
      expect(monthOf(to)).toBe(`${year + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`);
      expect(Number(to.slice(8))).toBeLessThanOrEqual(Number(from.slice(8)));
      expect(daysBetween(from, to)).toBeGreaterThanOrEqual(28 * months);
    }),
  ));
