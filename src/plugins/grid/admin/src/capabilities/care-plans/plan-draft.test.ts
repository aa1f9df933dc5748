import { CAUSES, emptyDraft, toPlan, type PlanDraft } from './plan-draft';

const person = { id: 'a'.repeat(24), employeeNo: 'HS0010', name: '网格长' };
const whole: PlanDraft = { cause: 'hospital', responsible: person, cadence: 'week', from: '2023-01-31', reviewOn: '2023-03-01', until: '2023-03-31', goal: ' 每周探望 ' };

test('a whole draft is sent, trimmed', () => {
  expect(toPlan('e1', whole)).toEqual({ employeeId: 'e1', cause: 'hospital', responsibleId: person.id, cadence: 'week', from: '2023-01-31', reviewOn: '2023-03-01', until: '2023-03-31', goal: '每周探望' });
  expect(toPlan('e1', { ...whole, goal: '  ' })).not.toHaveProperty('goal');
});

test.each<[string, Partial<PlanDraft>]>([
  ['cause', { cause: '' }],
  ['responsible', { responsible: null }],
  ['beginning', { from: null }],
  ['review', { reviewOn: null }],
  ['end', { until: null }],
])('without %s nothing is sent', (_what, part) => expect(toPlan('e1', { ...whole, ...part })).toBeNull());

test('a new draft begins today and has neither cause nor end', () => {
  expect(emptyDraft('2023-01-31')).toMatchObject({ from: '2023-01-31', cause: '', until: null, reviewOn: null });
  expect(CAUSES).toContain('hospital');
});
