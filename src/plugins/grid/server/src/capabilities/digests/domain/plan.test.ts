import fc from 'fast-check';
import { addDays } from '../../../kernel/date';
import { isWorkingDay, workingDaysBetween, type Calendar } from '../../../kernel/working-days';
import { mailedKey, planDigests, tasksOf, type Digest, type DigestDuty, type DigestFacts, type RaisedDuty } from './plan';

const plain: Calendar = { overrides: new Map(), years: new Set() };
const TODAY = '2022-03-09'; // Wednesday
const LI = 11;
const SUN = 13;

const facts = (values: Partial<DigestFacts> = {}): DigestFacts => ({ today: TODAY, calendar: plain, duties: [], raised: [], matters: [], lastMailed: new Map(), ...values });
const duty = (values: Partial<DigestDuty> = {}): DigestDuty => ({ id: 1, recipientId: LI, assignedOn: '2022-01-03', dueOn: TODAY, ...values });
const raised = (values: Partial<RaisedDuty> = {}): RaisedDuty => ({ taskId: 1, recipientId: SUN, gridId: 4, ...values });
const shown = ({ overdue, soon, warned, fresh, raised: told }: Digest) => ({ overdue, soon, warned, fresh, raised: [...told] });

// Overdue, then due within three working days, then new since the last working day; anything else is not mentioned.
test.each<[string, Partial<DigestDuty>, 'overdue' | 'soon' | 'warned' | 'fresh' | null]>([
  ['due yesterday', { dueOn: '2022-03-08' }, 'overdue'],
  ['due last year', { dueOn: '2021-12-31' }, 'overdue'],
  ['due today', { dueOn: '2022-03-09' }, 'soon'],
  ['due in three working days, over the weekend', { dueOn: '2022-03-14' }, 'soon'],
  ['due in four working days, old', { dueOn: '2022-03-15' }, null],
  ['due in four working days, given today', { dueOn: '2022-03-15', assignedOn: TODAY }, 'fresh'],
  ['due in four working days, given yesterday', { dueOn: '2022-03-15', assignedOn: '2022-03-08' }, 'fresh'],
  ['due in four working days, given the day before', { dueOn: '2022-03-15', assignedOn: '2022-03-07' }, null],
  ['given today and due at once', { assignedOn: TODAY }, 'soon'],
  // A periodic duty is warned of at two thirds of its time; it is told on that day or the next, and not again.
  ['warned today', { dueOn: '2022-03-31', warnedOn: TODAY }, 'warned'],
  ['warned yesterday', { dueOn: '2022-03-31', warnedOn: '2022-03-08' }, 'warned'],
  ['warned last week', { dueOn: '2022-03-31', warnedOn: '2022-03-02' }, null],
  ['warned, but due soon', { dueOn: '2022-03-10', warnedOn: TODAY }, 'soon'],
  ['warned, but overdue', { dueOn: '2022-03-08', warnedOn: TODAY }, 'overdue'],
  ['never warned', { dueOn: '2022-03-31', warnedOn: null }, null],
])('%s', (_case, values, part) => {
  const digests = planDigests(facts({ duties: [duty(values)] }));
  expect(digests.map(shown)).toEqual(part === null ? [] : [{ overdue: [], soon: [], warned: [], fresh: [], raised: [], [part]: [1] }]);
});

// What was given on Friday or over the weekend is new on Monday.
test.each(['2022-03-11', '2022-03-12', '2022-03-13', '2022-03-14'])('on Monday 14 March, given on %s is new', (assignedOn) => {
  expect(planDigests(facts({ today: '2022-03-14', duties: [duty({ assignedOn, dueOn: '2022-03-30' })] })).map((each) => each.fresh)).toEqual([[1]]);
});

// The same item at most every third working day: told on Wednesday, again on Monday.
test.each<[string, boolean]>([
  ['2022-03-09', false],
  ['2022-03-08', false],
  ['2022-03-07', false],
  ['2022-03-04', true],
  ['2022-03-01', true],
])('last told on %s: told again today %p', (on, again) => {
  expect(planDigests(facts({ duties: [duty({ dueOn: '2022-03-01' })], lastMailed: new Map([[mailedKey(LI, 1), on]]) }))).toHaveLength(again ? 1 : 0);
});

// What one was told is not what another was told.
test('a leader who told himself yesterday does not silence the owner', () => {
  expect(planDigests(facts({ duties: [duty()], lastMailed: new Map([[mailedKey(SUN, 1), '2022-03-08']]) }))).toHaveLength(1);
});

// Leaders get counts by grid; two rungs of one duty that went to one person count once.
test('raised duties, grouped by grid', () => {
  const digests = planDigests(facts({ raised: [raised(), raised(), raised({ taskId: 2 }), raised({ taskId: 3, gridId: 5 })] }));
  expect(digests.map(shown)).toEqual([{ overdue: [], soon: [], warned: [], fresh: [], raised: [[4, [1, 2]], [5, [3]]] }]);
});

// One digest a person: own duties and what was raised to him together.
test('one mail a person', () => {
  const digests = planDigests(facts({ duties: [duty({ id: 9, recipientId: SUN }), duty({ id: 8 })], raised: [raised()] }));
  expect(digests.map((each) => [each.recipientId, tasksOf(each)])).toEqual([[SUN, [9, 1]], [LI, [8]]]);
});

test('nothing to say is no mail', () => expect(planDigests(facts())).toEqual([]));

const days = fc.integer({ min: -20, max: 20 }).map((offset) => addDays(TODAY, offset));
const people = fc.integer({ min: 1, max: 4 });
const anyFacts = fc.record({
  duties: fc.uniqueArray(fc.record({ id: fc.nat(30), recipientId: people, assignedOn: days, dueOn: days, warnedOn: fc.option(days) }), { selector: ({ id }) => id, maxLength: 20 }),
  raised: fc.array(fc.record({ taskId: fc.nat(30), recipientId: people, gridId: fc.integer({ min: 1, max: 3 }) }), { maxLength: 10 }),
  told: fc.array(fc.tuple(people, fc.nat(30), fc.integer({ min: -10, max: 0 })), { maxLength: 10 }),
});

const withTold = ({ told, ...rest }: { duties: DigestDuty[]; raised: RaisedDuty[]; told: [number, number, number][] }): DigestFacts =>
  facts({ ...rest, lastMailed: new Map(told.map(([person, task, offset]) => [mailedKey(person, task), addDays(TODAY, offset)])) });

test('a second run over the result plans nothing, until the third working day', () => {
  fc.assert(
    fc.property(anyFacts, fc.integer({ min: 0, max: 10 }), (given, later) => {
      const first = withTold(given);
      const digests = planDigests(first);
      const lastMailed = new Map([...first.lastMailed, ...digests.flatMap((digest) => tasksOf(digest).map((task): [string, string] => [mailedKey(digest.recipientId, task), TODAY]))]);
      const today = addDays(TODAY, later);
      const next = planDigests({ ...first, today, lastMailed });
      if (later === 0) expect(next).toEqual([]);
      if (workingDaysBetween(TODAY, today, plain) < 3) {
        // The due day breaks the rule.
        const dueToday = new Set(first.duties.filter((each) => each.dueOn === today).map((each) => each.id));
        for (const digest of next) for (const task of tasksOf(digest).filter((id) => !dueToday.has(id))) expect(lastMailed.get(mailedKey(digest.recipientId, task))).not.toBe(TODAY);
      }
    }),
  );
});

test('one digest a person, none empty, each duty in one part, and only to its recipient', () => {
  fc.assert(
    fc.property(anyFacts, (given) => {
      const digests = planDigests(withTold(given));
      expect(new Set(digests.map(({ recipientId }) => recipientId)).size).toBe(digests.length);
      for (const digest of digests) {
        const own = [...digest.overdue, ...digest.soon, ...digest.warned, ...digest.fresh];
        expect(tasksOf(digest).length).toBeGreaterThan(0);
        expect(new Set(own).size).toBe(own.length);
        for (const id of own) expect(given.duties.find((each) => each.id === id)?.recipientId).toBe(digest.recipientId);
        for (const tasks of digest.raised.values()) for (const id of tasks) expect(given.raised.some((each) => each.taskId === id && each.recipientId === digest.recipientId)).toBe(true);
      }
    }),
  );
});

test('the control: the day of these tables is a working day', () => expect(isWorkingDay(TODAY, plain)).toBe(true));
