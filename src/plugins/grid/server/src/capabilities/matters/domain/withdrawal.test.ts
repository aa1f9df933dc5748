import { isUntouched, type Trace } from './withdrawal';

const registered: Trace = { actions: ['register'], messages: 0, files: 0, followers: 0 };

// Whatever came to it keeps it in the register.
test.each<[string, Partial<Trace>, boolean]>([
  ['nothing', {}, true],
  ['an acceptance', { actions: ['register', 'accept'] }, false],
  ['a category', { actions: ['register', 'categorise'] }, false],
  ['a clock that ran out', { actions: ['register', 'overdue'] }, false],
  ['a word of the reporter', { messages: 1 }, false],
  ['a paper', { files: 1 }, false],
  ['another matter, merged into it', { followers: 1 }, false],
])('%s has come to it: may go again %j → %s', (_what, change, expected) => expect(isUntouched({ ...registered, ...change })).toBe(expected));
