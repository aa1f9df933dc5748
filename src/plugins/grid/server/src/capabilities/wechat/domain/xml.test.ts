import fc from 'fast-check';
import { readFields, writeFields } from './xml';

test.each<[string, Record<string, string> | null]>([
  ['<xml><A><![CDATA[x]]></A><B>1</B></xml>', { A: 'x', B: '1' }],
  ['\uFEFF \n<xml>\n <A> x </A >\n</xml>\n', { A: ' x ' }],
  ['<xml><A/><B></B></xml>', { A: '', B: '' }],
  ['<xml/>', {}],
  ['<xml><A><![CDATA[a]]]]><![CDATA[>b]]>&lt;&amp;</A></xml>', { A: 'a]]>b<&' }],
  // An element with children has no text of its own, whatever stands between them.
  ['<xml><A>t<B>x</B>u</A><C>y</C></xml>', { A: '', C: 'y' }],
  ['<xml><__proto__>x</__proto__></xml>', JSON.parse('{"__proto__":"x"}') as Record<string, string>],
  ['', null],
  ['x', null],
  ['<xml>', null],
  ['</xml>', null],
  ['<xml></xml></xml>', null],
  ['<xml></xml><xml></xml>', null],
  ['<xml></xml>x', null],
  ['<XML></XML>', null],
  ['<xml><A></B></xml>', null],
  ['<xml><A></A/></xml>', null],
  ['<xml><A>1</A><A>2</A></xml>', null],
  ['<xml><A a="1"/></xml>', null],
  ['<xml><A>&x;</A></xml>', null],
  ['<xml><A>&#60;</A></xml>', null],
  ['<xml><A>&</A></xml>', null],
  ['<xml><A><![CDATA[x</A></xml>', null],
  ['<xml><!-- x --></xml>', null],
  ['<?xml version="1.0"?><xml/>', null],
  ['<!DOCTYPE xml><xml/>', null],
  ['<xml><a:b>x</a:b></xml>', null],
  ['<xml><A>\u0000</A></xml>', null],
  ['<xml><A>\ud800</A></xml>', null],
  [`<xml>${'<a>'.repeat(6)}${'</a>'.repeat(6)}</xml>`, null],
  [`<xml>${Array.from({ length: 200 }, (_each, at) => `<a${at}/>`).join('')}</xml>`, null],
])('%j', (text, fields) => expect(readFields(text)).toEqual(fields));

test('what is written is read back', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 40 }).map((made) => [...made].filter((each) => readFields(`<xml><A><![CDATA[${each}]]></A></xml>`) !== null).join(''));
  fc.assert(fc.property(fc.oneof(text, fc.constant('a]]>b]]]]>>')), (made) => expect(readFields(writeFields({ A: made, N: 7 }))).toEqual({ A: made, N: '7' })));
});

test('a hostile text of 64 kB takes no time worth telling', () => {
  const started = performance.now();
  for (const text of ['<![CDATA['.repeat(7_000), `<xml>${'<![CDATA[]'.repeat(6_000)}`, `<xml>${'&amp'.repeat(16_000)}</xml>`, '<'.repeat(64_000), `<xml>${'<a>'.repeat(20_000)}`]) expect(readFields(text)).toBeNull();
  expect(performance.now() - started).toBeLessThan(500);
});
