import type { Calendar } from '../../../kernel/working-days';
import { planEventDuties, type ReportedEvent } from './event-duties';
import { DEFAULT_RULES, type CareRule } from './rules';

// Qingming 2022: Monday and Tuesday off, Saturday 2 April worked instead.
const calendar: Calendar = { overrides: new Map([['2022-04-02', false], ['2022-04-03', true], ['2022-04-04', true], ['2022-04-05', true]]), years: new Set([2022]) };

const RULES: CareRule[] = DEFAULT_RULES.map((rule, index) => ({ ...rule, id: index + 1, active: true, activeFrom: '2022-01-01' }));
const rule = (values: Partial<CareRule>): CareRule => ({ ...(RULES[0] as CareRule), ...values });
const event = (values: Partial<ReportedEvent>): ReportedEvent => ({ id: 3, code: 'SY-001', kind: 'hospital', employeeId: 7, gridId: 12, reportedOn: '2022-03-08', ...values });
const owner = () => 99;

// Four talks and five visits that must be; days are working days from the report, which is day 0.
test.each([
  ['moodOrSetback', '2022-03-08', 'talk', '思想波动必谈', '2022-03-11'],
  ['postChange', '2022-03-08', 'talk', '岗位变动必谈', '2022-03-15'],
  ['rewardOrDiscipline', '2022-03-08', 'talk', '受到奖惩必谈', '2022-03-15'],
  ['conflict', '2022-03-08', 'talk', '发生矛盾必谈', '2022-03-11'],
  ['hospital', '2022-03-08', 'visit', '生病住院必访', '2022-03-11'],
  ['weddingFuneral', '2022-03-08', 'visit', '婚丧嫁娶必访', '2022-03-11'],
  ['hardship', '2022-03-08', 'visit', '家庭困难必访', '2022-03-15'],
  ['familyConflict', '2022-03-08', 'visit', '家庭矛盾必访', '2022-03-15'],
  ['accidentOrEmergency', '2022-03-08', 'visit', '突发变故必访', '2022-03-09'],
  // Reported on a Saturday: Monday is the first day.
  ['accidentOrEmergency', '2022-03-12', 'visit', '突发变故必访', '2022-03-14'],
  // Over Qingming: the worked Saturday counts, the free Monday and Tuesday do not.
  ['hospital', '2022-04-01', 'visit', '生病住院必访', '2022-04-07'],
])('%s reported on %s: %s "%s" until %s', (kind, reportedOn, duty, title, dueOn) => {
  expect(planEventDuties(event({ kind, reportedOn }), RULES, calendar, owner)).toEqual([
    { originKey: `${kind}:event:SY-001`, title, kind: duty, ruleCode: kind, ownerId: 99, subjectId: 7, gridId: 12, eventId: 3, assignedOn: reportedOn, dueOn },
  ]);
});

// Every event has its rule in the catalogue, and only one.
test('the catalogue has one rule a kind of event', () => {
  const kinds = RULES.filter(({ trigger }) => trigger === 'event').map(({ eventKind }) => eventKind);
  expect(kinds).toHaveLength(9);
  expect(new Set(kinds).size).toBe(9);
});

test.each<[string, Partial<ReportedEvent>, Partial<CareRule>]>([
  ['the rule is switched off', { kind: 'moodOrSetback' }, { active: false }],
  ['the rule is for another kind', { kind: 'hospital' }, {}],
  ['the rule is periodic', { kind: 'moodOrSetback' }, { trigger: 'month' }],
  ['the rule has no days', { kind: 'moodOrSetback' }, { days: null }],
  ['the person belongs to no grid', { kind: 'moodOrSetback', gridId: null }, {}],
])('no duty when %s', (_case, reported, changed) => expect(planEventDuties(event(reported), [rule(changed)], calendar, owner)).toEqual([]));

// Two rules for one kind give two duties, told apart by their keys. Nobody to owe it: the duty stands unassigned.
test('one duty a rule', () => {
  const duties = planEventDuties(event({ kind: 'moodOrSetback' }), [rule({}), rule({ id: 2, code: 'second', dayKind: 'calendar', days: 1 })], calendar, () => null);
  expect(duties.map(({ originKey, dueOn, ownerId }) => [originKey, dueOn, ownerId])).toEqual([
    ['moodOrSetback:event:SY-001', '2022-03-11', null],
    ['second:event:SY-001', '2022-03-09', null],
  ]);
});

// Who owes it is asked with the rule's first responsible.
test.each(['liaison', 'gridLeader', 'branchSecretary'] as const)('first responsible: %s', (firstResponsible) => {
  const asked: unknown[] = [];
  planEventDuties(event({ kind: 'moodOrSetback' }), [rule({ firstResponsible })], calendar, (...question) => {
    asked.push(question);
    return 1;
  });
  expect(asked).toEqual([[7, firstResponsible]]);
});
