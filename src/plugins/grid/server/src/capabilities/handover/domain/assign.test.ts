import fc from 'fast-check';
import { assign, type Choice, type OpenLine } from './assign';

const LEAVER = 1;
const people = new Map([
  ['leaver', { id: LEAVER, name: '王', active: true }],
  ['li', { id: 2, name: '李', active: true }],
  ['zhao', { id: 3, name: '赵', active: true }],
  ['gone', { id: 4, name: '钱', active: false }],
]);
const line = (kind: string, documentId: string, aboutId: number | null = null): OpenLine => ({ kind, documentId, aboutId, mayBeVacant: kind === 'appointment' });
const LINES = [line('pair', 'p1', 3), line('pair', 'p2', 9), line('appointment', 'a1'), line('task', 't1', 9)];
const all = (kind: string, successorId = 'li'): Choice => ({ kind, all: true, successorId });
const EVERY = [all('pair'), all('appointment'), all('task')];
const given = (choices: readonly Choice[]) => assign(LINES, choices, LEAVER, people);
const ids = (choices: readonly Choice[]) => given(choices).assigned.map(({ line: { documentId }, successorId }) => [documentId, successorId]);
const problems = (choices: readonly Choice[]) => given(choices).problems.map(({ code, line: at, choice }) => `${code} ${at?.documentId ?? choice?.kind}`);

test('the choice for a line goes before the one for its kind', () => {
  expect(ids([...EVERY, { kind: 'pair', id: 'p2', successorId: 'zhao' }])).toEqual([['p1', 2], ['p2', 3], ['a1', 2], ['t1', 2]]);
});

test('an office may be left vacant when somebody says so', () => {
  expect(ids([all('pair'), all('task'), { kind: 'appointment', id: 'a1', vacant: true }])).toEqual([['p1', 2], ['p2', 2], ['a1', null], ['t1', 2]]);
});

// Each refusal names its line, and all of them are told at once.
const refusals: [string, Choice[], string[]][] = [
  ['nothing chosen', [], ['no_successor p1', 'no_successor p2', 'no_successor a1', 'no_successor t1']],
  ['a pair left vacant', [...EVERY.slice(1), { kind: 'pair', all: true, vacant: true }], ['no_vacancy p1', 'no_vacancy p2']],
  ['somebody unknown or out of reach', [...EVERY.slice(1), all('pair', 'nosuch')], ['unknown_employee p1', 'unknown_employee p2']],
  ['somebody who left', [...EVERY.slice(0, 2), all('task', 'gone')], ['left t1']],
  ['the leaver himself', [...EVERY.slice(0, 2), all('task', 'leaver')], ['is_leaver t1']],
  ['nobody is his own liaison', [...EVERY.slice(1), all('pair', 'zhao')], ['is_about p1']],
  ['neither a line nor the kind', [...EVERY, { kind: 'task', successorId: 'li' }], ['one_of task']],
  ['a line and the kind at once', [...EVERY, { kind: 'task', id: 't1', all: true, successorId: 'li' }], ['one_of task']],
  ['a person and nobody at once', [...EVERY, { kind: 'task', id: 't1', vacant: true, successorId: 'li' }], ['one_of task']],
  ['the same line twice', [...EVERY, { kind: 'task', id: 't1', successorId: 'li' }, { kind: 'task', id: 't1', successorId: 'zhao' }], ['twice task']],
  ['the kind twice', [...EVERY, all('task', 'zhao')], ['twice task']],
];
test.each(refusals)('%s', (_what, choices, expected) => expect(problems(choices)).toEqual(expected));

test('a choice for what is not open any more is told', () => {
  expect(given([...EVERY, { kind: 'task', id: 't9', successorId: 'li' }, all('grid')]).stale.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['task t9', 'grid undefined']);
});

test('every line is assigned or named, once, whatever was chosen', () => {
  const choice = fc.record(
    { kind: fc.constantFrom('pair', 'appointment', 'task', 'grid'), id: fc.constantFrom('p1', 'p2', 'a1', 't1', 'x'), all: fc.constant(true as const), successorId: fc.constantFrom('li', 'zhao', 'gone', 'leaver', 'nosuch'), vacant: fc.constant(true as const) },
    { requiredKeys: ['kind'] },
  );
  fc.assert(
    fc.property(fc.array(choice, { maxLength: 8 }), (choices) => {
      const { assigned, problems: found } = given(choices);
      expect([...assigned.map((each) => each.line.documentId), ...found.flatMap((each) => (each.line ? [each.line.documentId] : []))].sort()).toEqual(LINES.map((each) => each.documentId).sort());
      expect(assigned.every(({ successorId, line: { aboutId } }) => successorId === null || (successorId !== LEAVER && successorId !== aboutId))).toBe(true);
    }),
  );
});
