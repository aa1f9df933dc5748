import { DEFAULT_RULES, ruleProblem, type CareRule } from './rules';

const rule = (values: Partial<CareRule>): CareRule => ({
  id: 1,
  code: 'hospital',
  name: '生病住院必访',
  duty: 'visit',
  trigger: 'event',
  eventKind: 'hospital',
  days: 3,
  dayKind: 'working',
  firstResponsible: 'liaison',
  active: true,
  activeFrom: null,
  ...values,
});

// A rule for an event says which and in how many days; a periodic one names no event.
test.each<[string, Partial<CareRule>, string | null]>([
  ['an event and its days', {}, null],
  ['one day', { days: 1 }, null],
  ['a year', { days: 365 }, null],
  ['no kind of event', { eventKind: null }, 'eventKind'],
  ['no days', { days: null }, 'days'],
  ['zero days', { days: 0 }, 'days'],
  ['a negative number of days', { days: -3 }, 'days'],
  ['more than a year', { days: 366 }, 'days'],
  ['a quarter', { trigger: 'quarter', eventKind: null, days: null }, null],
  ['a quarter and an event', { trigger: 'quarter', days: null }, 'eventKind'],
])('%s: problem in %p', (_case, values, field) => expect(ruleProblem(rule(values))?.field ?? null).toBe(field));

test('the catalogue that the product ships is without problems, and its codes are unique', () => {
  expect(DEFAULT_RULES.map((each) => ruleProblem({ ...each, id: 1, active: true, activeFrom: null }))).toEqual(DEFAULT_RULES.map(() => null));
  expect(new Set(DEFAULT_RULES.map(({ code }) => code)).size).toBe(DEFAULT_RULES.length);
});
