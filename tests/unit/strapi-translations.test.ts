import { zhHans } from '../../src/admin/translations';
import {
  ownLiterals,
  ownPackages,
  placeholdersOf,
  runtimeMessagesOf,
  shippedLiterals,
  translatedPackages,
} from './strapi-translations-keys';

const english = runtimeMessagesOf('en');
const shipped = runtimeMessagesOf('zh-Hans');
const effective = { ...shipped, ...zhHans };

const hasChinese = (text: string | undefined): boolean => /\p{Script=Han}/u.test(text ?? '');

test('every Strapi package with admin texts has its own zh-Hans file', () => {
  expect(ownPackages()).toEqual(translatedPackages());
});

test('every English text has an effective Chinese text', () => {
  const literals = new Set([...ownLiterals, ...shippedLiterals]);
  const untranslated = Object.keys(english).filter(
    (key) => effective[key] === undefined || (!hasChinese(effective[key]) && !literals.has(key)),
  );
  expect(untranslated).toEqual([]);
});

test('no translation belongs to a key that Strapi does not have', () => {
  expect(Object.keys(zhHans).filter((key) => english[key] === undefined)).toEqual([]);
});

test('every translation keeps the arguments and tags of its English text', () => {
  const changed = Object.entries(zhHans)
    .map(([key, text]) => ({ key, own: placeholdersOf(text), english: placeholdersOf(english[key] ?? '') }))
    .filter((pair) => pair.own.join() !== pair.english.join());
  expect(changed).toEqual([]);
});

test('exactly the listed literals are without a Chinese character', () => {
  const withoutChinese = Object.keys(zhHans).filter((key) => !hasChinese(zhHans[key]));
  expect(withoutChinese.sort()).toEqual([...ownLiterals].sort());
});

test('no ASCII comma or full stop follows a Chinese character', () => {
  expect(Object.entries(zhHans).filter(([, text]) => /\p{Script=Han}[,.]/u.test(text))).toEqual([]);
});
