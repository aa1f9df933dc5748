import { editable, marked, type Mark } from './body-text';

// What was saved comes back as it was typed.
test.each([
  ['<p>第一段</p><p>第二段</p>', '第一段\n\n第二段'],
  ['<p>第一行<br />第二行</p>', '第一行\n第二行'],
  ['<h2>标题</h2><p>正文<strong>重点</strong></p>', '<h2>标题</h2>\n\n正文<strong>重点</strong>'],
  ['<ul><li>一</li></ul><p>尾</p>', '<ul><li>一</li></ul>\n\n尾'],
  ['<blockquote><p>引</p><p>用</p></blockquote><p>尾</p>', '<blockquote><p>引</p><p>用</p></blockquote>\n\n尾'],
  ['<p>产量 &lt; 10 &amp; 温度 &gt; 5</p>', '产量 < 10 & 温度 > 5'],
  ['<p>&lt;b&gt; &amp;lt;</p>', '&lt;b> &amp;lt;'],
  ['', ''],
])('%j is typed as %j', (html, typed) => expect(editable(html)).toBe(typed));

// A mark goes around what is selected; a list has one item a line, a link waits for its address.
test.each<[string, number, number, Mark, string, string]>([
  ['坚守一线', 0, 2, 'strong', '<strong>坚守</strong>一线', '坚守'],
  ['坚守', 0, 2, 'heading', '<h2>坚守</h2>', '坚守'],
  ['坚守', 2, 2, 'quote', '坚守<blockquote></blockquote>', ''],
  ['一\n\n二', 0, 4, 'list', '<ul>\n<li>一</li>\n<li>二</li>\n</ul>', '<li>一</li>\n<li>二</li>'],
  ['', 0, 0, 'list', '<ul>\n<li></li>\n</ul>', '<li></li>'],
  ['网站', 0, 2, 'link', '<a href="https://">网站</a>', 'https://'],
  ['https://x.example', 0, 17, 'link', '<a href="https://x.example">https://x.example</a>', 'https://x.example'],
])('%j from %i to %i as %s', (text, from, to, mark, expected, selected) => {
  const result = marked(text, from, to, mark);
  expect([result.text, result.text.slice(result.from, result.to)]).toEqual([expected, selected]);
});
