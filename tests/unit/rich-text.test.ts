import fc from 'fast-check';
import { clean, cleanText } from '../../src/plugins/grid/server/src/capabilities/publicity/rich-text';
import { isPlainHtml } from '../support/plain-html';
import { RICH_PAYLOADS } from '../support/xss-payloads';

test('there are enough vectors, and the grammar finds what runs (control)', () => {
  expect(new Set(RICH_PAYLOADS).size).toBeGreaterThanOrEqual(150);
  for (const html of ['<p onclick=x>', '<script>', '<a href="javascript:x" rel="noopener noreferrer nofollow" target="_blank">', '<img src=x>', '<a href="https://x.example/">', '<p']) expect([html, isPlainHtml(html)]).toEqual([html, false]);
});

test.each(RICH_PAYLOADS)('nothing is left of %j but text and plain tags', (payload) => {
  for (const html of [payload, `<p>前</p>${payload}<p>后</p>`, `<ul><li>${payload}</li></ul>`, `<a href="https://x.example/${payload}">链接</a>`]) {
    for (const output of [clean(html), cleanText(html)]) expect([output, isPlainHtml(output)]).toEqual([output, true]);
  }
});

// What an editor writes stays; what looks the same is written one way.
test.each([
  ['<h2>标题</h2><p>正文<strong>重点</strong></p>', '<h2>标题</h2><p>正文<strong>重点</strong></p>'],
  ['<p>一<b>粗</b><i>斜</i><u>下划</u><s>删</s></p>', '<p>一<strong>粗</strong><em>斜</em><u>下划</u><s>删</s></p>'],
  ['<h1>大</h1><h4>小</h4>', '<h2>大</h2><h3>小</h3>'],
  ['<a href="https://example.com/a?b=1&c=2">链接</a>', '<p><a href="https://example.com/a?b=1&amp;c=2" rel="noopener noreferrer nofollow" target="_blank">链接</a></p>'],
  ['<a href="mailto:a@example.com" target="_self">邮件</a>', '<p><a href="mailto:a@example.com" rel="noopener noreferrer nofollow" target="_blank">邮件</a></p>'],
  ['第一段\r\n\r\n第二段', '<p>第一段</p><p>第二段</p>'],
  ['产量 < 10 & 温度 > 5', '<p>产量 &lt; 10 &amp; 温度 &gt; 5</p>'],
  ['<strong>跨\n\n段</strong>', '<p><strong>跨</strong></p><p>段</p>'],
  ['<script>hit()</script>', ''],
  ['<p><svg><p>甲</p>乙', '<p></p><p>甲</p><p>乙</p><p></p>'],
])('%j becomes %j', (input, expected) => expect(cleanText(input)).toBe(expected));

const piece = fc.constantFrom('<p>', '</p>', '<strong>', '</strong>', '<a href="https://x.example/">', '</a>', '<ul>', '<li>', '</li>', '</ul>', '<h2>', '</h2>', '<br>', '\n', '\n\n', '字', '&lt;', '&amp;', '<', '>', '"', '<script>', '</script>', '<!--', '-->', '<svg>', 'onclick=hit()', ' ', '=', '/');

test('whatever it is made of, it is plain, and cleaning it again changes nothing', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
      const written = cleanText(pieces.join(''));
      expect(isPlainHtml(written)).toBe(true);
      expect(clean(written)).toBe(written);
      expect(cleanText(written)).toBe(written);
    }),
    { numRuns: 2_000 },
  );
});
