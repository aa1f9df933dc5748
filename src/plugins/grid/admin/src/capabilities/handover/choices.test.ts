import type { HandoverLine } from '../../../../shared/contracts/handover';
import { missing, NO_CHOICES, pickedFor, toSuccessors, withKind, withLine } from './choices';

const person = (id: string) => ({ id, employeeNo: id, name: id });
const line = (kind: HandoverLine['kind'], id: string, about: string | null = null): HandoverLine => ({ id, kind, title: null, about: about === null ? null : person(about), grid: null, since: null, due: null });
const part = (kind: HandoverLine['kind'], lines: HandoverLine[]) => ({ kind, lines, beyondReach: 0, mayBeVacant: kind === 'appointment', suggested: [] });
const PAIRS = [line('pair', 'p1', 'wang'), line('pair', 'p2', 'zhang')];
const TASKS = [line('task', 't1', 'wang'), line('task', 't2', 'sun')];
const handover = { parts: [part('pair', PAIRS), part('appointment', [line('appointment', 'a1')]), part('task', TASKS)] };
const ids = (lines: readonly HandoverLine[]) => lines.map(({ id }) => id);

test('nothing chosen: everything is missing', () => expect(ids(missing(handover, NO_CHOICES))).toEqual(['p1', 'p2', 'a1', 't1', 't2']));

test('a duty about somebody follows his new liaison until it has a choice of its own', () => {
  const paired = withLine(withKind(NO_CHOICES, 'pair', person('li')), 'p1', person('zhao'));
  expect([pickedFor(TASKS[0]!, handover, paired), pickedFor(TASKS[1]!, handover, paired)]).toEqual([person('zhao'), null]);
  expect(pickedFor(TASKS[0]!, handover, withKind(paired, 'task', person('qian')))).toEqual(person('qian'));
});

test('a choice that is taken back is gone', () => {
  const chosen = withLine(withKind(NO_CHOICES, 'pair', person('li')), 'p1', person('zhao'));
  expect(pickedFor(PAIRS[0]!, handover, withLine(chosen, 'p1', null))).toEqual(person('li'));
  expect(ids(missing(handover, withKind(withLine(chosen, 'p1', null), 'pair', null)))).toContain('p1');
});

test('what is sent: whole kinds once, then the lines that differ', () => {
  const li = person('li');
  const choices = withLine(withLine(withKind(withKind(NO_CHOICES, 'pair', li), 'appointment', 'vacant'), 'p1', person('zhao')), 't2', li);
  expect(toSuccessors(handover, choices)).toEqual([
    { kind: 'pair', all: true, successorId: 'li' },
    { kind: 'pair', id: 'p1', successorId: 'zhao' },
    { kind: 'appointment', all: true, vacant: true },
    { kind: 'task', id: 't1', successorId: 'zhao' },
    { kind: 'task', id: 't2', successorId: 'li' },
  ]);
});
