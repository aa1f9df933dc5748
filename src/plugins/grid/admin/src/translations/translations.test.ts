import fs from 'node:fs';
import path from 'node:path';

const textsOf = (locale: string, file: string) => JSON.parse(fs.readFileSync(path.join(__dirname, locale, file), 'utf8')) as Record<string, string>;
const files = fs.readdirSync(path.join(__dirname, 'en'));
const placeholders = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\s*[,}]/g)].map(([, name]) => name))].sort();

test.each(files)('%s says the same in both languages', (file) => {
  const [zhHans, en] = [textsOf('zh-Hans', file), textsOf('en', file)];
  expect(Object.keys(zhHans).sort()).toEqual(Object.keys(en).sort());
  for (const [id, text] of Object.entries(zhHans)) expect([id, placeholders(text)]).toEqual([id, placeholders(en[id] ?? '')]);
});

test('no key stands in two files', () => {
  const all = files.flatMap((file) => Object.keys(textsOf('en', file)));
  expect(all.filter((id, index) => all.indexOf(id) !== index)).toEqual([]);
});

test('Chinese texts use full-width punctuation', () => {
  const half = files.flatMap((file) => Object.entries(textsOf('zh-Hans', file)).filter(([, text]) => /[\u4e00-\u9fff][,;:?!()]|[,;:?!()][\u4e00-\u9fff]/.test(text)));
  expect(half).toEqual([]);
});

test('every file is loaded', () => {
  const loaded = fs.readFileSync(path.join(__dirname, 'load.ts'), 'utf8');
  expect(files.filter((file) => !loaded.includes(`'${file.replace('.json', '')}'`))).toEqual([]);
});
