import { figuresOf } from './figures';
import { draftOf, linesOf, titleOf } from './text';

test('the title', () => expect(titleOf('运维一支部', '2022-06')).toBe('运维一支部2022年6月月度公开'));

test('an empty month is said too', () => {
  const text = draftOf(figuresOf({ month: '2022-06', duties: new Map(), matters: [], units: [{ code: 'A', name: '运维一支部', gridIds: [1] }] }), () => '');
  expect(text.split('\n')).toEqual([
    '## 一、任务落实',
    '本月交办任务 0 件，按期完成 0 件，逾期完成 0 件；月末未完成 0 件，其中超期 0 件。',
    '## 二、诉求办理',
    '本月收到诉求 0 件，答复 0 件，其中已解决 0 件；月末未办结 0 件，其中超期 0 件。',
    '本月到期或办成的时限：按时受理 无，按时首次答复 无，按时办理 无。',
    '## 三、超期事项',
    '月末没有超期事项。',
  ]);
});

test('overdue items by unit', () => {
  const duties = new Map([[1, { given: 0, onTime: 0, late: 0, open: 3, overdue: 2 }]]);
  const text = draftOf(figuresOf({ month: '2022-06', duties, matters: [], units: [{ code: 'A', name: '运维一支部', gridIds: [1] }, { code: 'B', name: '运维二支部', gridIds: [2] }] }), () => '');
  expect(text.split('\n').slice(-2)).toEqual(['## 三、超期事项', '- 运维一支部：任务 2 件，诉求 0 件']);
});

// What an editor types: headings, items, paragraphs; nothing else has a meaning.
test.each([
  ['## 一、任务', 'heading', '一、任务'],
  ['# 一、任务', 'heading', '一、任务'],
  ['- 一项', 'item', '一项'],
  ['• 一项', 'item', '一项'],
  ['#不是标题', 'paragraph', '#不是标题'],
  ['-5 件', 'paragraph', '-5 件'],
])('%s', (line, kind, text) => expect(linesOf(`\n${line}\r\n\n`)).toEqual([{ kind, text }]));
