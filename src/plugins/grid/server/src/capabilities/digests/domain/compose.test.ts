import fc from 'fast-check';
import { compose, type ComposeFacts } from './compose';
import type { Digest } from './plan';
import { masked, type Language } from './wording';

const facts = (values: Partial<ComposeFacts> = {}): ComposeFacts => ({
  name: '李敏',
  language: 'zhHans',
  today: '2022-03-09',
  workbench: 'https://lianxin.example.com/admin/plugins/grid',
  line: (id) => ({ kind: id % 2 === 0 ? 'visit' : 'talk', subjectName: '王小明', gridName: '运维一组', gridCode: 'DX-01', dueOn: '2022-03-09' }),
  gridName: (id) => ({ name: `第${id}组`, code: `G/${id}` }),
  ...values,
});

const digest = (values: Partial<Digest> = {}): Digest => ({ recipientId: 11, overdue: [], soon: [], warned: [], fresh: [], raised: new Map(), matters: { fresh: 0, soon: 0, raised: 0 }, ...values });
const ids = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

// 王××: enough for a liaison who knows his people. One sign of the name, whatever it is made of.
test.each([
  ['王小明', '王××'],
  ['欧阳修', '欧××'],
  ['王', '王××'],
  ['𠮷田', '𠮷××'],
  ['John Smith', 'J××'],
  ['', ''],
])('%s is written %s', (name, expected) => expect(masked(name)).toBe(expected));

test('a digest in Chinese', () => {
  const line = (id: number) => ({ ...facts().line(id), dueOn: id === 1 ? '2022-03-08' : '2022-03-09' });
  const { subject, ...mail } = compose(digest({ overdue: [1], soon: [2], raised: new Map([[4, [7, 8]]]) }), facts({ line }));
  expect(subject).toMatch(/^连心提醒：超期 1 项，临期 1 项，所辖超期 2 项，最近期限 3月\d日$/);
  expect(mail).toEqual({
    intro: '李敏，您好。以下是今天需要留意的事项：',
    sections: [
      { heading: '已超期', lines: [{ text: '谈话 · 王××（运维一组）· 3月8日前', href: 'https://lianxin.example.com/admin/plugins/grid?bucket=overdue&grid=DX-01', tone: 'late' }] },
      { heading: '三个工作日内到期', lines: [{ text: '走访 · 王××（运维一组）· 3月9日前', href: 'https://lianxin.example.com/admin/plugins/grid?grid=DX-01', tone: 'soon' }] },
      { heading: '所辖网格的超期事项', lines: [{ text: '第4组：超期 2 项', href: 'https://lianxin.example.com/admin/plugins/grid?bucket=overdue&grid=G%2F4', tone: 'late' }] },
    ],
    footer: '每个工作日最多一封，同一事项三个工作日内不重复提醒。此邮件由连心自动发出。',
  });
});

test('a digest in English', () => {
  const { subject, sections } = compose(digest({ fresh: [1] }), facts({ language: 'en' }));
  expect(subject).toBe('Lianxin: 1 new, nearest date 9 Mar');
  expect(sections).toEqual([{ heading: 'New', lines: [{ text: 'Talk · 王×× (运维一组) · by 9 Mar', href: 'https://lianxin.example.com/admin/plugins/grid?grid=DX-01', tone: 'plain' }] }]);
});

// The year is said when it is another one.
test.each<[Language, string]>([
  ['zhHans', '谈话 · 王××（运维一组）· 2022年3月9日前'],
  ['en', 'Talk · 王×× (运维一组) · by 9 Mar 2022'],
])('a duty of last year in %s', (language, text) => {
  expect(compose(digest({ overdue: [1] }), facts({ language, today: '2023-01-31' })).sections[0]?.lines[0]?.text).toBe(text);
});

// What is about nobody names nobody: a meeting of a grid.
test.each<[Language, string]>([
  ['zhHans', '组织生活（运维一组）· 3月9日前'],
  ['en', 'Meeting (运维一组) · by 9 Mar'],
])('a duty about nobody in %s', (language, text) => {
  const line = (id: number) => ({ ...facts().line(id), kind: 'meeting', subjectName: '' });
  expect(compose(digest({ warned: [1] }), facts({ language, line })).sections[0]?.lines[0]?.text).toBe(text);
});

// A leader without duties of his own is told counts and no date.
test('only raised duties', () => expect(compose(digest({ raised: new Map([[4, [7]]]) }), facts()).subject).toBe('连心提醒：所辖超期 1 项'));

// At most twelve items; what did not fit is counted, so that nobody thinks the mail is complete.
test.each<[string, Partial<Digest>, number[], string[]]>([
  ['twelve', { overdue: ids(12) }, [12], []],
  ['thirteen', { overdue: ids(13) }, [13], ['另有 1 项，请在工作台查看']],
  ['ten and five', { overdue: ids(10), soon: ids(5) }, [10, 3], ['另有 3 项，请在工作台查看']],
  ['twelve and five', { overdue: ids(12), soon: ids(5) }, [12, 1], ['另有 5 项，请在工作台查看']],
])('%s', (_case, values, lengths, more) => {
  const { sections } = compose(digest(values), facts());
  expect(sections.map(({ lines }) => lines.length)).toEqual(lengths);
  expect(sections.flatMap(({ lines }) => lines.map(({ text }) => text)).filter((text) => text.startsWith('另有'))).toEqual(more);
});

// No mail carries a full name or a cause; every line is a link to the workbench.
test('what a mail never says', () => {
  const name = fc.array(fc.constantFrom(...'王李张刘陈杨赵黄小明国'), { minLength: 2, maxLength: 4 }).map((signs) => signs.join(''));
  const list = fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 8 });
  fc.assert(
    fc.property(name, list, list, list, fc.constantFrom<Language>('zhHans', 'en'), (subjectName, overdue, soon, fresh, language) => {
      const mail = compose(digest({ overdue, soon, fresh }), facts({ language, name: '甲', line: (id) => ({ ...facts().line(id), subjectName, gridName: '一组' }) }));
      expect(JSON.stringify(mail)).not.toContain(subjectName);
      for (const { lines } of mail.sections) for (const { href } of lines) expect(href.startsWith(`${facts().workbench}?`)).toBe(true);
    }),
  );
});
