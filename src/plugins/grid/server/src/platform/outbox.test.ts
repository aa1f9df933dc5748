import { defineMail, isAddress, mailFor } from './outbox';

// One address and nothing else. A comma, a semicolon, a bracket or a line break would reach a second person or another header.
test.each([
  ['wang@example.com', true],
  ['wang.xiaoming+lianxin@mail.example.com.cn', true],
  ['王@例子.中国', true],
  ['', false],
  ['wang', false],
  ['wang@localhost', false],
  ['@example.com', false],
  ['wang@', false],
  ['wang@example.com,li@example.com', false],
  ['wang@example.com;li@example.com', false],
  ['wang@example.com li@example.com', false],
  ['Wang <wang@example.com>', false],
  ['"a"@example.com', false],
  ['wang@example.com\nBcc: li@example.com', false],
  ['wang@example.com\r\n', false],
  ['wang@example.com\n', false],
  ['wang@@example.com', false],
  ['wang@li@example.com', false],
  ['wang@[127.0.0.1]', false],
  ['(a)wang@example.com', false],
  ['wang\\@example.com', false],
  [' wang@example.com', false],
  ['wang\u2028@example.com', false],
  ['wang\u0000@example.com', false],
  ['wang\u001b@example.com', false],
  [`${'a'.repeat(242)}@example.com`, true],
  [`${'a'.repeat(243)}@example.com`, false],
])('%j is one address: %p', (text, expected) => expect(isAddress(text)).toBe(expected));

const mail = defineMail('calendar-missing', 'at-least-once', {
  zhHans: { subject: '连心：2027 年的节假日\r\nBcc: x@example.com', lines: ['第一行', '第二 <b>行</b>'] },
  en: { subject: 'Lianxin', lines: ['only one'] },
});
const recipient = { id: 7, name: '王小明', address: 'wang@example.com', language: 'zhHans' as const };

// A subject is one line, text in HTML is text, and the plain twin says the same.
test('a short mail', () => {
  const { mail: rendered, ...rest } = mailFor(recipient, mail, 'key');
  expect(rest).toEqual({ dedupKey: 'key', recipient, template: 'calendar-missing', policy: 'at-least-once' });
  expect(rendered.subject).toBe('连心：2027 年的节假日 Bcc: x@example.com');
  expect(rendered.html).toContain('第二 &lt;b&gt;行&lt;/b&gt;');
  expect(rendered.html).not.toContain('<b>');
  expect(rendered.text).toContain('第一行');
  expect(rendered.text).toContain('第二 <b>行</b>');
});

test('each reads it in his language', () => {
  expect(mailFor({ ...recipient, language: 'en' }, mail, 'key').mail.text).toContain('only one');
  expect(mailFor({ ...recipient, language: 'en' }, mail, 'key').mail.html).toContain('lang="en"');
});
