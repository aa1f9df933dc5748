import fc from 'fast-check';
import { answeredBy, answersKind, channelOf, type AnswerableDuty, type HeldRecord } from './matching';

// A talk may be held anywhere and by phone; a visit means that somebody went there. A follow-up takes either.
//                     talk   visit  followUp
test.each<[string, boolean, boolean, boolean]>([
  ['individual', true, false, true],
  ['group', true, false, true],
  ['phone', true, false, true],
  ['homeVisit', true, true, true],
  ['hospitalVisit', true, true, true],
  ['condolence', true, true, true],
  ['letter', false, false, false],
])('%s answers a talk: %p, a visit: %p, a follow-up: %p', (form, ...expected) => {
  expect(['talk', 'visit', 'followUp'].map((kind) => answersKind(form, kind))).toEqual(expected);
});

// A need comes by visit where somebody went there, else by talk.
test.each([
  ['individual', 'talk'],
  ['group', 'talk'],
  ['phone', 'talk'],
  ['homeVisit', 'visit'],
  ['hospitalVisit', 'visit'],
  ['condolence', 'visit'],
])('a need that is spoken of in %s comes by %s', (form, channel) => expect(channelOf(form)).toBe(channel));

// Other tasks are closed by hand.
test.each(['meeting', 'project', 'publish', 'manual', ''])('no record answers a task of kind "%s"', (kind) => expect(answersKind('homeVisit', kind)).toBe(false));

const WANG = 1;
const LI = 2;
const record = (values: Partial<HeldRecord>): HeldRecord => ({ id: 9, eventId: null, employeeIds: [WANG], form: 'individual', heldOn: '2022-03-10', ...values });
const duty = (values: Partial<AnswerableDuty>): AnswerableDuty => ({ id: 5, kind: 'talk', subjectId: WANG, eventId: null, assignedOn: '2022-03-08', ...values });

test.each<[string, Partial<HeldRecord>, Partial<AnswerableDuty>, boolean]>([
  // A record that names an event closes that event's duty, whatever its form and day: the reporter says what it answers.
  ['names the event', { eventId: 3 }, { eventId: 3 }, true],
  ['names the event, with a form that would not fit', { eventId: 3, form: 'phone' }, { eventId: 3, kind: 'visit' }, true],
  ['names the event, held before the report', { eventId: 3, heldOn: '2022-03-01' }, { eventId: 3 }, true],
  ['names another event', { eventId: 3 }, { eventId: 4 }, false],
  ['names an event, and the duty is from the calendar', { eventId: 3 }, { eventId: null }, false],
  ['names the event of somebody who was not there', { eventId: 3, employeeIds: [LI] }, { eventId: 3 }, false],
  // One that names none closes what it fits: its people, the kind, held on or after the report.
  ['fits on the day of the report', { heldOn: '2022-03-08' }, {}, true],
  ['was held the day before the report', { heldOn: '2022-03-07' }, {}, false],
  ['was held late', { heldOn: '2022-06-30' }, {}, true],
  ['fits the duty of an event that it does not name', {}, { eventId: 3 }, true],
  ['is a call, and the duty is a visit', { form: 'phone' }, { kind: 'visit' }, false],
  ['is a home visit, and the duty is a talk', { form: 'homeVisit' }, { kind: 'talk' }, true],
  ['is about somebody else', { employeeIds: [LI] }, {}, false],
  ['is about several', { employeeIds: [LI, WANG] }, {}, true],
  ['meets a duty about nobody', {}, { subjectId: null }, false],
  ['meets a meeting', {}, { kind: 'meeting' }, false],
])('a record that %s', (_case, held, open, closes) => expect(answeredBy(record(held), [duty(open)])).toEqual(closes ? [5] : []));

// One talk may answer several duties of several people.
test('all that fit are closed, in the order they came', () => {
  const duties = [duty({ id: 1 }), duty({ id: 2, subjectId: LI, kind: 'followUp' }), duty({ id: 3, kind: 'visit' }), duty({ id: 4, subjectId: 7 })];
  expect(answeredBy(record({ employeeIds: [WANG, LI] }), duties)).toEqual([1, 2]);
});

test('a record answers no duty of a person whom it does not name', () => {
  const any = fc.record({ id: fc.nat(), kind: fc.constantFrom('talk', 'visit', 'followUp', 'meeting'), subjectId: fc.option(fc.nat(5)), eventId: fc.option(fc.nat(3)), assignedOn: fc.constantFrom('2022-03-01', '2022-03-10', '2022-03-20') });
  const held = fc.record({ id: fc.nat(), eventId: fc.option(fc.nat(3)), employeeIds: fc.uniqueArray(fc.nat(5), { maxLength: 3 }), form: fc.constantFrom('phone', 'homeVisit', 'group'), heldOn: fc.constantFrom('2022-03-01', '2022-03-10', '2022-03-20') });
  fc.assert(
    fc.property(held, fc.uniqueArray(any, { selector: ({ id }) => id, maxLength: 10 }), (each, duties) => {
      const closed = duties.filter(({ id }) => answeredBy(each, duties).includes(id));
      for (const { subjectId, eventId } of closed) {
        expect(each.employeeIds).toContain(subjectId);
        if (each.eventId !== null) expect(eventId).toBe(each.eventId);
      }
    }),
  );
});
