import fc from 'fast-check';
import { NONE, rollUp, type OwnFigures } from './roll-up';

const own = (values: Partial<OwnFigures> = {}): OwnFigures => ({ people: 0, withoutLiaison: 0, pairs: 0, open: 0, overdue: 0, due: 0, onTime: 0, ...values });
const LINES: Record<number, number[]> = { 1: [1], 2: [2, 1], 3: [3, 1], 4: [4, 2, 1] };

// A grid shows itself and everything below it; a share keeps both of its sides.
test('figures add up along the line', () => {
  const total = rollUp(new Map([[4, own({ people: 9, open: 2, overdue: 1, due: 3, onTime: 2 })], [2, own({ people: 1, pairs: 4, due: 1, onTime: 1 })], [3, own({ withoutLiaison: 2 })]]), (id) => LINES[id] ?? []);
  expect(total.get(4)).toEqual({ people: 9, pairs: 0, open: 2, overdue: 1, onTime: { numerator: 2, denominator: 3 }, withoutLiaison: 0 });
  expect(total.get(2)).toEqual({ people: 10, pairs: 4, open: 2, overdue: 1, onTime: { numerator: 3, denominator: 4 }, withoutLiaison: 0 });
  expect(total.get(1)).toEqual({ people: 10, pairs: 4, open: 2, overdue: 1, onTime: { numerator: 3, denominator: 4 }, withoutLiaison: 2 });
});

test('nothing is nothing, and the empty figures stay empty', () => {
  expect(rollUp(new Map(), () => []).size).toBe(0);
  rollUp(new Map([[1, own({ people: 5, due: 1, onTime: 1 })]]), () => [1]);
  expect(NONE).toEqual({ people: 0, pairs: 0, open: 0, overdue: 0, onTime: { numerator: 0, denominator: 0 }, withoutLiaison: 0 });
});

test('the root holds the sum of all, in whatever order they come', () => {
  const figures = fc.array(fc.tuple(fc.constantFrom(1, 2, 3, 4), fc.record({ people: fc.nat(50), withoutLiaison: fc.nat(9), pairs: fc.nat(50), open: fc.nat(9), overdue: fc.nat(9), due: fc.nat(9), onTime: fc.nat(9) })), { maxLength: 4 });
  fc.assert(
    fc.property(figures, (rows) => {
      const map = new Map(rows);
      const root = rollUp(map, (id) => LINES[id] ?? []).get(1) ?? NONE;
      const sum = (pick: (each: OwnFigures) => number): number => [...map.values()].reduce((total, each) => total + pick(each), 0);
      expect(root.people).toBe(sum((each) => each.people));
      expect(root.onTime).toEqual({ numerator: sum((each) => each.onTime), denominator: sum((each) => each.due) });
      expect(rollUp(new Map([...map].reverse()), (id) => LINES[id] ?? []).get(1) ?? NONE).toEqual(root);
    }),
  );
});
