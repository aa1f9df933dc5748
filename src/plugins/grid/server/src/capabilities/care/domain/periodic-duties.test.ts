import type { Calendar } from '../../../kernel/working-days';
import { passedKey, periodicKey, planPeriod } from './periodic-duties';
import type { CareRule } from './rules';

const plain: Calendar = { overrides: new Map(), years: new Set() };
const rule = (values: Partial<CareRule>): CareRule => ({
  id: 10,
  code: 'quarterlyTalk',
  name: '季度谈心谈话',
  duty: 'talk',
  trigger: 'quarter',
  eventKind: null,
  days: null,
  dayKind: 'working',
  firstResponsible: 'liaison',
  active: true,
  activeFrom: '2022-01-01',
  ...values,
});

// Opened at the period's start, due on its last working day. Pairs that begin after two thirds of it wait for the next.
test.each<[CareRule['trigger'], string, string, string, string, string]>([
  ['month', '2022-03-01', '2022-03', '季度谈心谈话 2022-03', '2022-03-31', '2022-03-21'],
  ['quarter', '2022-01-01', '2022-Q1', '季度谈心谈话 2022-Q1', '2022-03-31', '2022-03-02'],
  ['quarter', '2022-03-31', '2022-Q1', '季度谈心谈话 2022-Q1', '2022-03-31', '2022-03-02'],
  ['quarter', '2022-10-08', '2022-Q4', '季度谈心谈话 2022-Q4', '2022-12-30', '2022-12-01'],
  ['halfYear', '2022-07-01', '2022-H2', '季度谈心谈话 2022-H2', '2022-12-30', '2022-10-31'],
  ['year', '2022-05-05', '2022', '季度谈心谈话 2022', '2022-12-30', '2022-09-01'],
  ['month', '2022-02-01', '2022-02', '季度谈心谈话 2022-02', '2022-02-28', '2022-02-19'],
  ['month', '2024-02-10', '2024-02', '季度谈心谈话 2024-02', '2024-02-29', '2024-02-20'],
])('every %s, on %s: period %s', (trigger, today, key, title, dueOn, pairsUntil) => {
  expect(planPeriod(rule({ trigger }), today, plain)).toMatchObject({ period: { key }, title, dueOn, pairsUntil });
});

// A last day that is free: due before it.
test('a period that ends in a holiday is due before it', () => {
  const calendar: Calendar = { overrides: new Map([['2022-03-31', true], ['2022-03-30', true]]), years: new Set([2022]) };
  expect(planPeriod(rule({}), '2022-02-01', calendar)?.dueOn).toBe('2022-03-29');
});

// A rule taken into use does not create a backlog: its first period is the first that begins on that day or later.
test.each<[string | null, string, boolean]>([
  ['2022-01-01', '2022-01-01', true],
  ['2022-01-02', '2022-03-31', false],
  ['2022-01-02', '2022-04-01', true],
  ['2022-04-01', '2022-03-31', false],
  ['2023-01-01', '2022-12-31', false],
  [null, '2022-02-02', true],
])('in use from %s, on %s: opens %p', (activeFrom, today, opens) => expect(planPeriod(rule({ activeFrom }), today, plain) !== null).toBe(opens));

test.each<[string, Partial<CareRule>]>([
  ['switched off', { active: false }],
  ['for events', { trigger: 'event', eventKind: 'hospital', days: 3 }],
])('a rule that is %s opens no period', (_case, values) => expect(planPeriod(rule(values), '2022-02-01', plain)).toBeNull());

// The key is what makes a second run open nothing: rule, period and pair.
test('one key a pair and period', () => {
  const [first, next] = ['2022-02-01', '2022-04-01'].map((today) => planPeriod(rule({}), today, plain));
  if (!first || !next) throw new Error('no plan');
  expect([periodicKey(first, 4), periodicKey(first, 5), periodicKey(next, 4)]).toEqual(['quarterlyTalk:2022-Q1:4', 'quarterlyTalk:2022-Q1:5', 'quarterlyTalk:2022-Q2:4']);
});

test.each<[string, number, string | null]>([
  ['quarterlyTalk:2022-Q1:7', 7, 'quarterlyTalk:2022-Q1:99'],
  ['quarterlyTalk:2022-Q1:17', 7, null],
  ['conflict:event:20220301-7', 7, null],
])('the key %s of pair %p that goes on as pair 99: %p', (key, pairId, expected) => expect(passedKey(key, pairId, 99)).toBe(expected));
