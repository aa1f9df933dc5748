import { randomBytes } from 'node:crypto';
import { secretProblems } from './secrets';

const good = () => randomBytes(24).toString('base64url');
const one = (value: unknown) => secretProblems([{ variable: 'JWT_SECRET', values: [value] }]);

test('random texts of their own pass', () => {
  expect(secretProblems([{ variable: 'APP_KEYS', values: [good(), good()] }, { variable: 'JWT_SECRET', values: [good()] }])).toEqual([]);
  // What Strapi's own generator writes: 16 bytes.
  expect(one('q1w2E3r4T5y6U7i8O9p0Aw==')).toEqual([]);
});

test.each<[unknown, string]>([
  [undefined, 'JWT_SECRET is missing'],
  ['', 'JWT_SECRET is missing'],
  ['   ', 'JWT_SECRET is missing'],
  ['k9Xw2LmQ7vRt', 'JWT_SECRET has 12 characters'],
  ['toBeModified1', 'JWT_SECRET has 13 characters'],
  ['toBeModified1toBeModified2', 'JWT_SECRET is a placeholder'],
  ['tobemodified-tobemodified', 'JWT_SECRET is a placeholder'],
  ['please-change-me-before-you-start', 'JWT_SECRET is a placeholder'],
  ['your-secret-key-of-32-characters', 'JWT_SECRET is a placeholder'],
  ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'JWT_SECRET repeats too few characters'],
  ['123412341234123412341234123412341', 'JWT_SECRET repeats too few characters'],
])('%j: %s', (value, problem) => expect(one(value)).toEqual([problem]));

test('none is used twice', () => {
  const key = good();
  expect(secretProblems([{ variable: 'A', values: [key] }, { variable: 'B', values: [key] }])).toEqual(['B is the same as A']);
  expect(secretProblems([{ variable: 'A', values: [key, key] }])).toEqual(['A holds the same key twice']);
  expect(secretProblems([{ variable: 'A', values: [] }])).toEqual(['A is missing']);
});
