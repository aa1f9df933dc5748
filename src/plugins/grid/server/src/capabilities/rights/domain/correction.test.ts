import { isAbout } from './correction';

const SECTIONS = [
  { key: 'employee', columns: ['post', 'phone'] },
  { key: 'consents', columns: [] },
];

// A section of the own file, or one of its columns; nothing else.
test.each<[string, boolean]>([
  ['employee', true],
  ['employee.post', true],
  ['consents', true],
  ['consents.post', false],
  ['employee.salary', false],
  ['employee.post.x', false],
  ['employee.', false],
  ['nosuch', false],
  ['', false],
])('%j: %s', (about, expected) => expect(isAbout(about, SECTIONS)).toBe(expected));
