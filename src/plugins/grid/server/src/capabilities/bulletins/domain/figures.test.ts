import fc from 'fast-check';
import { addDays } from '../../../kernel/date';
import { figuresOf, type CountedMatter, type MonthFacts } from './figures';

const matter = (values: Partial<CountedMatter>): CountedMatter => ({ gridId: 1, registeredOn: '2022-06-10', closedOn: null, channel: 'talk', category: null, result: null, answeredOn: [], clocks: [], ...values });
const facts = (matters: readonly CountedMatter[], month = '2022-06'): MonthFacts => ({ month, duties: new Map(), matters, units: [{ code: 'A', name: 'A', gridIds: [1, 2] }] });
const clock = (dueOn: string, stoppedOn: string | null) => ({ clock: 'solve' as const, dueOn, stoppedOn });

// A clock is decided on the day it stopped in time, else on its due day: never in two months, whenever its matter was raised.
test.each<[string, string, string | null, string]>([
  ['stopped in the month, in time', '2022-07-10', '2022-06-30', '1/1'],
  ['stopped on its due day', '2022-06-20', '2022-06-20', '1/1'],
  ['stopped in time on its last day, the next month', '2022-07-01', '2022-07-01', '0/0'],
  ['ran out in the month and goes on', '2022-06-30', null, '0/1'],
  ['ran out in the month, stopped in the next', '2022-06-01', '2022-07-02', '0/1'],
  ['ran out in the month before', '2022-05-31', '2022-06-02', '0/0'],
  ['runs on', '2022-07-01', null, '0/0'],
])('%s', (_case, dueOn, stoppedOn, expected) => {
  const { solvedInTime } = figuresOf(facts([matter({ registeredOn: '2022-05-20', clocks: [clock(dueOn, stoppedOn)] })]));
  expect(`${solvedInTime.numerator}/${solvedInTime.denominator}`).toBe(expected);
});

// received, answered, solved, open, overdue
test.each<[string, Partial<CountedMatter>, number[]]>([
  ['raised on the first', { registeredOn: '2022-06-01' }, [1, 0, 0, 1, 0]],
  ['raised before, answered on the last day', { registeredOn: '2022-05-01', answeredOn: ['2022-06-30'], result: 'solved' }, [0, 1, 1, 1, 0]],
  ['answered with a plan', { registeredOn: '2022-05-01', answeredOn: ['2022-06-30'], result: 'planned' }, [0, 1, 0, 1, 0]],
  ['solved only by the answer of the next month', { answeredOn: ['2022-06-20', '2022-07-05'], result: 'solved' }, [1, 1, 0, 1, 0]],
  ['ended on the last day', { closedOn: '2022-06-30' }, [1, 0, 0, 0, 0]],
  ['ended the day after', { closedOn: '2022-07-01' }, [1, 0, 0, 1, 0]],
  ['due on the last day and not done', { clocks: [clock('2022-06-30', null)] }, [1, 0, 0, 1, 1]],
  ['due on the last day and done the day after', { clocks: [clock('2022-06-30', '2022-07-01')] }, [1, 0, 0, 1, 1]],
  ['raised after the month', { registeredOn: '2022-07-01' }, [0, 0, 0, 0, 0]],
])('%s: %j', (_case, values, expected) => {
  const { received, answered, solved, open, overdue } = figuresOf(facts([matter(values)])).matters;
  expect([received, answered, solved, open, overdue]).toEqual(expected);
});

test('channels and categories: most first, what has none among them', () => {
  const { byChannel, byCategory } = figuresOf(facts([matter({ category: { code: 'pay', name: '薪酬待遇' } }), matter({ channel: 'visit' }), matter({})]));
  expect(byChannel).toEqual([{ channel: 'talk', received: 2 }, { channel: 'visit', received: 1 }]);
  expect(byCategory).toEqual([{ code: null, name: '', received: 2 }, { code: 'pay', name: '薪酬待遇', received: 1 }]);
});

const day = fc.integer({ min: 0, max: 364 }).map((days) => addDays('2022-01-01', days));
const MONTHS = Array.from({ length: 24 }, (_, index) => `${2022 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`);

// Law: over all months every clock that ended is counted exactly once, and every matter received once.
test('no clock and no matter counts twice', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ registeredOn: day, dueOn: day, stoppedOn: day }), { maxLength: 20 }), (rows) => {
      const matters = rows.map(({ registeredOn, dueOn, stoppedOn }) => matter({ registeredOn, clocks: [clock(dueOn, stoppedOn)] }));
      const all = MONTHS.map((month) => figuresOf(facts(matters, month)));
      expect(all.reduce((sum, { solvedInTime }) => sum + solvedInTime.denominator, 0)).toBe(rows.length);
      expect(all.reduce((sum, { solvedInTime }) => sum + solvedInTime.numerator, 0)).toBe(rows.filter(({ dueOn, stoppedOn }) => stoppedOn <= dueOn).length);
      expect(all.reduce((sum, { matters: { received } }) => sum + received, 0)).toBe(rows.length);
    }),
  );
});
