import { inParagraphs } from './paragraphs';

// An empty line begins a paragraph, a new line a line; what has a block already keeps it.
test.each([
  ['', ''],
  ['一行', '<p>一行</p>'],
  ['第一段\n\n第二段', '<p>第一段</p><p>第二段</p>'],
  ['第一段\n  \n\n第二段\n', '<p>第一段</p><p>第二段</p>'],
  ['第一行\n第二行', '<p>第一行<br />第二行</p>'],
  ['<p>已有</p>', '<p>已有</p>'],
  ['开头\n\n<h2>标题</h2>\n\n正文', '<p>开头</p><h2>标题</h2><p>正文</p>'],
  ['<ul>\n<li>一</li>\n\n<li>二<ul><li>三</li></ul></li></ul>尾', '<ul>\n<li>一</li>\n\n<li>二<ul><li>三</li></ul></li></ul><p>尾</p>'],
  ['<strong>粗</strong>字', '<p><strong>粗</strong>字</p>'],
  ['<h2>一</h2><blockquote>引\n\n用</blockquote>', '<h2>一</h2><blockquote>引\n\n用</blockquote>'],
])('%j becomes %j, and stays', (html, expected) => {
  expect(inParagraphs(html)).toBe(expected);
  expect(inParagraphs(expected)).toBe(expected);
});
