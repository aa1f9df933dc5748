import type { TemplateAction } from '../../../../../shared/contracts/matter-templates';
import { DEFAULT_TEMPLATES } from './default-templates';
import { allowedFrom, STATES } from './machine';
import { fitting, templateProblem, type Facts, type Moment, type Template } from './templates';

const facts: Facts = { number: '2022-483920', registeredOn: '2022-03-01', category: '食堂餐饮', unit: '后勤党支部', dueOn: '2022-03-15' };
const moment: Moment = { action: 'message', state: 'inProgress', categoryId: 3, facts, language: 'zhHans' };
const template = (values: Partial<Template> = {}): Template => ({ id: 'a', name: '用语', action: 'message', state: null, result: null, categoryId: null, textZh: '正在办理。', textEn: null, ...values });

// Fits: the same action, and state and category where it names one; a result is left to who answers.
test.each<[string, Partial<Template>, Partial<Moment>, boolean]>([
  ['all that it names is so', { state: 'inProgress', categoryId: 3 }, {}, true],
  ['it names nothing', {}, { categoryId: null, state: 'accepted' }, true],
  ['another action', { action: 'answer' }, {}, false],
  ['another state', { state: 'accepted' }, {}, false],
  ['another category', { categoryId: 4 }, {}, false],
  ['a category, and the matter has none', { categoryId: 3 }, { categoryId: null }, false],
  ['a result', { action: 'answer', result: 'planned' }, { action: 'answer' }, true],
  ['it asks for a due day, and there is none', { textZh: '{办结期限}前办结。' }, { facts: { ...facts, dueOn: null } }, false],
  ['it asks for a unit, and nobody has it yet', { textZh: '已转{承办单位}。' }, { facts: { ...facts, unit: null } }, false],
  ['it asks for a category, and there is none', { textZh: '{类别}' }, { facts: { ...facts, category: null } }, false],
  ['it asks for nothing that is missing', { textZh: '编号 {编号}' }, { facts: { ...facts, unit: null, dueOn: null, category: null } }, true],
  ['only the other language asks for what is missing', { textZh: '正在办理。', textEn: '{unit}' }, { facts: { ...facts, unit: null } }, true],
])('%s', (_why, values, at, fits) => expect(fitting([template(values)], { ...moment, ...at })).toHaveLength(fits ? 1 : 0));

// In the reporter's language where it has one; a blank English text is none.
test.each<[Partial<Template>, Moment['language'], string]>([
  [{ textZh: '{编号}，{类别}，{承办单位}，{登记日期}，{办结期限}。' }, 'zhHans', '2022-483920，食堂餐饮，后勤党支部，2022年3月1日，2022年3月15日。'],
  [{ textZh: '{ 编号 }与{number}' }, 'zhHans', '2022-483920与2022-483920'],
  [{ textEn: 'No. {number} ({category}) of {registered on}, {unit}, by {due on}.' }, 'en', 'No. 2022-483920 (食堂餐饮) of 1 March 2022, 后勤党支部, by 15 March 2022.'],
  [{ textZh: '{办结期限}', textEn: '  ' }, 'en', '2022年3月15日'],
  [{ textZh: '中文', textEn: 'English' }, 'zhHans', '中文'],
])('%j for %s: %s', (values, language, text) => expect(fitting([template(values)], { ...moment, language })[0]?.text).toBe(text));

test('what a fact says is not read again', () => {
  const [filled] = fitting([template({ textZh: '{承办单位}{编号}' })], { ...moment, facts: { ...facts, unit: '{编号}$&$1' } });
  expect(filled?.text).toBe('{编号}$&$12022-483920');
});

test('the order of the office stays', () => {
  expect(fitting([template({ id: 'b' }), template({ id: 'x', action: 'close' }), template({ id: 'a', result: null })], moment).map(({ id }) => id)).toEqual(['b', 'a']);
});

// Refused when it is saved: what nobody fills in, what fits no action, what the field of the action does not take.
test.each<[Partial<Template>, string | null]>([
  [{}, null],
  [{ textZh: '{编号} {登记日期} {类别} {承办单位} {办结期限}', textEn: '{number} {registered on} {category} {unit} {due on}' }, null],
  [{ textZh: '尊敬的{姓名}' }, 'textZh unknown_placeholder 姓名'],
  [{ textZh: '尊敬的{提出人}' }, 'textZh unknown_placeholder 提出人'],
  [{ textEn: 'Dear {submitter}' }, 'textEn unknown_placeholder submitter'],
  [{ textZh: '{title}' }, 'textZh unknown_placeholder title'],
  [{ textZh: '{constructor}' }, 'textZh unknown_placeholder constructor'],
  [{ textZh: '{}' }, 'textZh unknown_placeholder '],
  [{ textZh: '编号｛编号｝' }, 'textZh unknown_placeholder ｛'],
  [{ textZh: '{编号' }, 'textZh unknown_placeholder {'],
  [{ textZh: '{{编号}}' }, 'textZh unknown_placeholder {'],
  [{ textZh: ' \n' }, 'textZh required '],
  [{ result: 'solved' }, 'forResult not_of_action solved'],
  [{ action: 'answer', result: 'solved' }, null],
  [{ state: 'closed' }, 'forState not_of_action closed'],
  [{ action: 'reopen', state: 'closed' }, null],
  [{ action: 'suspend', state: 'accepted' }, 'forState not_of_action accepted'],
  [{ action: 'suspend', textZh: '等'.repeat(255) }, null],
  [{ action: 'suspend', textZh: '等'.repeat(256) }, 'textZh too_long 256 characters once it is filled in'],
  // The name of a unit has up to 120 characters.
  [{ action: 'suspend', textZh: `${'等'.repeat(135)}{承办单位}` }, null],
  [{ action: 'suspend', textZh: `${'等'.repeat(136)}{承办单位}` }, 'textZh too_long 256 characters once it is filled in'],
  [{ action: 'refuse', textEn: 'x'.repeat(501) }, 'textEn too_long 501 characters once it is filled in'],
])('%j: %s', (values, problem) => {
  const found = templateProblem(template(values));
  expect(found === null ? null : `${found.field} ${found.code} ${found.value}`).toBe(problem);
});

test('a state that an action may start from can be named, and no other', () => {
  for (const action of ['refuse', 'message', 'suspend', 'answer', 'close', 'reopen'] as const satisfies readonly TemplateAction[]) {
    const named = STATES.filter((state) => templateProblem(template({ action, state })) === null);
    expect([action, named.sort()]).toEqual([action, [...allowedFrom(action)].sort()]);
  }
});

test('the default catalogue can be kept, fits in both languages, and has a text for each result', () => {
  for (const each of DEFAULT_TEMPLATES) {
    expect([each.name, templateProblem(template(each))]).toEqual([each.name, null]);
    for (const language of ['zhHans', 'en'] as const) expect([each.name, fitting([template(each)], { ...moment, action: each.action, state: each.state ?? 'inProgress', language })]).toEqual([each.name, [expect.objectContaining({ text: expect.not.stringMatching(/[{}]/) as unknown })]]);
  }
  expect(new Set(DEFAULT_TEMPLATES.flatMap(({ result }) => (result === undefined ? [] : [result])))).toEqual(new Set(['solved', 'explained', 'planned', 'infeasible']));
  expect(new Set(DEFAULT_TEMPLATES.map(({ name }) => name)).size).toBe(DEFAULT_TEMPLATES.length);
});
