import type { Me } from '../../../../shared/contracts/access';
import type { TaskRow } from '../../../../shared/contracts/tasks';
import { fittingForm, formsFor, newDraft, raisedBy, toRecord } from './record-draft';

const wang = { id: 'wang', employeeNo: '1', name: '王强' };
const li = { id: 'li', employeeNo: '2', name: '李敏' };
const task = (kind: TaskRow['kind'], cause: string | null, subject = wang) => ({ id: `${kind}-${subject.id}`, kind, cause, subject }) as TaskRow;
const me = { today: '2022-03-08', employee: li } as Me;

test.each([
  ['a talk', [task('talk', 'conflict')], 'individual'],
  ['a visit', [task('visit', 'hardship')], 'homeVisit'],
  ['a visit in hospital', [task('visit', 'hospital')], 'hospitalVisit'],
  ['talks with two people', [task('talk', null), task('talk', null, li)], 'group'],
  ['two talks with one person', [task('talk', null), task('talk', 'conflict')], 'individual'],
  // A visit among them can only be answered by going there.
  ['a talk and a visit', [task('talk', null), task('visit', 'hardship')], 'homeVisit'],
])('%s is recorded as %s', (_, tasks, form) => {
  expect(fittingForm(tasks)).toBe(form);
  expect(formsFor(tasks)).toContain(form);
});

test('a visit cannot be recorded as a phone call', () => {
  expect(formsFor([task('visit', 'hardship')])).not.toContain('phone');
});

test('empty texts are not sent, and who records his own talk is not named', () => {
  const tasks = [task('talk', null)];
  expect(toRecord(newDraft(tasks, me), tasks, me)).toEqual({ taskIds: ['talk-wang'], form: 'individual', heldOn: '2022-03-08' });
  expect(toRecord({ ...newDraft(tasks, me), conductedBy: wang, place: ' 班组 ' }, tasks, me)).toMatchObject({ conductedById: 'wang', place: '班组' });
});

test('a need is sent with its title; details without a title are no need', () => {
  const tasks = [task('talk', null, li), task('talk', null)];
  const draft = newDraft(tasks, me);
  expect(toRecord({ ...draft, need: ' 热水不足 ' }, tasks, me)?.need).toEqual({ title: '热水不足', kind: 'help' });
  expect(toRecord({ ...draft, need: '热水不足', needKind: 'complaint', needDetails: ' 三号楼 ' }, tasks, me)?.need).toEqual({ title: '热水不足', kind: 'complaint', details: '三号楼' });
  expect(toRecord({ ...draft, need: ' ', needDetails: '三号楼' }, tasks, me)).not.toHaveProperty('need');
  expect(raisedBy(tasks)).toBe(li);
});

test('an account without an employee has to say who held the talk', () => {
  const technical: Me = { ...me, employee: null };
  expect(toRecord(newDraft([], technical), [], technical)).toBeNull();
});
