import { newMatter, templatesFor, toAcceptance, toAnswer, toAssignment, toClosure, toMatter, toMerger, toPause, toReason, toTakeOver, TYPED_CHANNELS, withSubmitter, withTemplate, type RegisterDraft } from './drafts';

const wang = { id: 'wang', employeeNo: 'HS0021', name: '王小明' };
const complete: RegisterDraft = { ...newMatter('2022-03-08'), channel: 'offlineBox', kind: 'help', grid: 'C01-01', title: ' 食堂早餐开得太晚 ', submitter: wang };

test('a new matter is of today and sent without what was left empty', () => {
  expect(toMatter(complete)).toEqual({ channel: 'offlineBox', kind: 'help', grid: 'C01-01', title: '食堂早餐开得太晚', registeredOn: '2022-03-08', submitterId: 'wang' });
  expect(toMatter({ ...complete, category: 'canteen', body: ' 六点半才开门 ' })).toMatchObject({ category: 'canteen', body: '六点半才开门' });
});

test.each([
  ['channel', { channel: '' }],
  ['kind', { kind: '' }],
  ['grid', { grid: null }],
  ['title', { title: '  ' }],
  ['day', { registeredOn: null }],
  ['person, where it is named', { submitter: null }],
] as const)('it waits for its %s', (_, missing) => {
  expect(toMatter({ ...complete, ...missing })).toBeNull();
});

test('a matter that is not named sends nobody, also when somebody was chosen before', () => {
  expect(toMatter({ ...complete, isNamed: false })).not.toHaveProperty('submitterId');
  expect(toMatter({ ...complete, isNamed: false, submitter: null })).not.toBeNull();
});

test.each([
  ['fills in the grid', null, 'C01-01-02'],
  ['leaves the grid that was chosen', 'C01-03', 'C01-03'],
])('who raised it %s', (_, grid, after) => {
  const person = { ...wang, grid: { id: 'g', code: 'C01-01-02', name: '运维一支部第二党小组', level: 'group' } } as const;
  expect(withSubmitter({ grid }, person)).toEqual({ submitter: person, grid: after });
  expect(withSubmitter({ grid }, null)).toEqual({ submitter: null, grid });
});

test('nobody types in what comes through WeChat', () => {
  expect(TYPED_CHANNELS).not.toContain('wechat');
  expect(TYPED_CHANNELS).toHaveLength(7);
});

test.each([
  ['a reason', toReason(' 不属于受理范围 '), { reason: '不属于受理范围' }],
  ['an empty reason', toReason(' '), null],
  ['an acceptance for a unit', toAcceptance('safety', 'C01-02'), { category: 'safety', unit: 'C01-02' }],
  ['an acceptance, nobody has it yet', toAcceptance('', null), { unit: null }],
  ['a unit without a note', toAssignment('C01-02', ''), { unit: 'C01-02' }],
  ['a note without a unit', toAssignment(null, '请尽快'), null],
  ['a handler and a measure', toTakeOver(wang, '调整开餐时间'), { handlerId: 'wang', measure: '调整开餐时间' }],
  ['a handler without a measure', toTakeOver(wang, ' '), null],
  ['a pause without an end', toPause('等待备件', null), null],
  ['a pause', toPause('等待备件', '2022-04-01'), { reason: '等待备件', expectedUntil: '2022-04-01' }],
  ['a text without a result', toAnswer('', '已办'), null],
  ['an answer', toAnswer('solved', '已办'), { result: 'solved', text: '已办' }],
  ['a matter without the one it is merged into', toMerger(''), null],
])('%s', (_, body, expected) => {
  expect(body).toEqual(expected);
});

test.each([
  // The handler saying "solved" is not the reporter saying so: one of both answers has to be chosen.
  ['', '', null],
  ['satisfied', '', { satisfaction: 'satisfied' }],
  ['unsatisfied', '仍嫌晚', { satisfaction: 'unsatisfied', note: '仍嫌晚' }],
  ['notAsked', '', null],
  ['notAsked', '匿名来信', { note: '匿名来信' }],
] as const)('said %j with the note %j closes with %j', (said, note, body) => {
  expect(toClosure(said, note)).toEqual(body);
});

test.each([
  ['', '已解决。', '已解决。'],
  [' \n', '已解决。', '已解决。'],
  ['王师傅来过 ', '已解决。', '王师傅来过\n已解决。'],
  ['123456', '789', '123456\n789'],
  ['1234567', '789', null],
])('a template goes behind what is typed: %j and %j', (typed, template, after) => {
  expect(withTemplate(typed, template, 10)).toBe(after);
});

test('templates of another result are not offered once one is chosen', () => {
  const [solved, planned, any] = [{ result: 'solved' }, { result: 'planned' }, { result: null }] as const;
  expect(templatesFor([solved, planned, any], '')).toEqual([solved, planned, any]);
  expect(templatesFor([solved, planned, any], 'solved')).toEqual([solved, any]);
});
