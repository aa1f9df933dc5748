import fc from 'fast-check';
import type { ActivityQuorum, ActivityRhythm, ActivityState, AttendanceStatus } from '../../../../../shared/contracts/activities';
import { hoursBetween, isMoment } from './moments';
import { findPeople, piecesOf } from './paste';
import { daysOfSeries, MOST_IN_SERIES } from './series';
import { changeRefused, holdRefused, hoursOf, recordRefused } from './states';
import { circleOf, neededOf } from './turnout';

// "More than half" of an even number is half and one; thirds and fifths are rounded up. Of nobody nothing can be reached by nobody but 0.
test.each<[ActivityQuorum, number, number | null]>([
  ['none', 15, null],
  ['half', 15, 8],
  ['half', 6, 4],
  ['half', 1, 1],
  ['half', 0, 1],
  ['twoThirds', 15, 10],
  ['twoThirds', 16, 11],
  ['fourFifths', 15, 12],
  ['fourFifths', 16, 13],
])('%s of %i needs %p', (quorum, expected, needed) => expect(neededOf(quorum, expected)).toBe(needed));

// Meetings of the party are for its members; a theme day is for everybody.
test.each([
  ['branchMeeting', 'partyMembers'],
  ['groupMeeting', 'partyMembers'],
  ['orgLifeMeeting', 'partyMembers'],
  ['branchCommittee', 'committee'],
  ['themeDay', 'everybody'],
  ['volunteer', 'everybody'],
] as const)('%s is for %s', (type, circle) => expect(circleOf(type)).toBe(circle));

// What may be done to an activity of 10 March, by state and day: change or cancel, hold, record presence, record leave. A dot is yes.
test.each<[ActivityState, string, string]>([
  ['planned', '2022-03-09', '. not_yet not_yet .'],
  ['planned', '2022-03-10', '. . . .'],
  ['held', '2022-03-10', 'state . . .'],
  ['held', '2022-03-09', 'state not_yet not_yet .'],
  ['cancelled', '2022-03-11', 'state state state state'],
])('%s on %s: %s', (state, today, expected) => {
  const activity = { state, startsAt: '2022-03-10T09:00' };
  const refusals = [changeRefused(activity), holdRefused(activity, today), recordRefused(activity, 'present', today), recordRefused(activity, 'leave', today)];
  expect(refusals.map((refusal) => refusal ?? '.').join(' ')).toBe(expected);
});

// Hours: as given, the length of the activity for who volunteered, nothing for who was not there.
test.each<['volunteer' | 'themeDay', AttendanceStatus, number | undefined, number | null]>([
  ['volunteer', 'present', undefined, 3],
  ['volunteer', 'present', 1.5, 1.5],
  ['volunteer', 'absent', 2, null],
  ['volunteer', 'leave', undefined, null],
  ['themeDay', 'present', undefined, null],
  ['themeDay', 'madeUp', 2, 2],
])('%s %s with %p hours has %p', (type, status, given, hours) => {
  expect(hoursOf({ type, state: 'held', startsAt: '2022-09-17T09:00', endsAt: '2022-09-17T12:00' }, status, given)).toBe(hours);
});

test.each([
  ['2022-03-05T09:00', true],
  ['2022-03-05T23:59', true],
  ['2022-03-05T24:00', false],
  ['2022-02-29T09:00', false],
  ['2022-03-05 09:00', false],
  ['1899-03-05T09:00', false],
])('%s is a moment: %p', (text, expected) => expect(isMoment(text)).toBe(expected));

test('hours go over midnight and the turn of a year, in halves', () => {
  expect(hoursBetween('2022-12-31T23:00', '2023-01-01T01:29')).toBe(2.5);
});

// Weeks go on over the year; the 31st of a shorter month is its last day, the fifth Friday the last one.
test.each<[string, ActivityRhythm, string, string]>([
  ['2022-12-21', 'week', '2023-01-10', '2022-12-21 2022-12-28 2023-01-04'],
  ['2023-01-31', 'monthDay', '2023-04-30', '2023-01-31 2023-02-28 2023-03-31 2023-04-30'],
  ['2023-01-06', 'monthWeekday', '2023-03-31', '2023-01-06 2023-02-03 2023-03-03'],
  ['2023-03-31', 'monthWeekday', '2023-06-30', '2023-03-31 2023-04-28 2023-05-26 2023-06-30'],
  ['2023-01-06', 'week', '2023-01-05', ''],
])('from %s every %s until %s: %s', (first, rhythm, until, expected) => expect(daysOfSeries(first, rhythm, until).join(' ')).toBe(expected));

test('a series that would not end is cut one beyond what is allowed', () => {
  expect(daysOfSeries('2023-01-06', 'week', '2099-01-01')).toHaveLength(MOST_IN_SERIES + 1);
});

const PEOPLE = [
  { id: 1, employeeNo: 'HS0011', name: '王小明', expected: true },
  { id: 2, employeeNo: 'HS0012', name: '韦芳', expected: true },
  { id: 3, employeeNo: 'HS0013', name: '韦芳', expected: false },
  { id: 4, employeeNo: 'HS0014', name: '李强', expected: true },
  { id: 5, employeeNo: 'HS0015', name: '李强', expected: true },
  // A guest: his name is not for this recorder, so only the number finds him.
  { id: 9, employeeNo: 'HS0099', name: null, expected: false },
];

// What each piece is: number = known, ? = unknown, 4|5 = ambiguous, = = repeated.
test.each<[string, string]>([
  ['HS0011\nHS0012', '1 2'],
  ['hs0011、ＨＳ００１２', '1 2'],
  ['王小明;王 小 明', '1 ='],
  ['HS0011 王小明', '1'],
  ['HS0011\t王小明', '1 ='],
  ['HS0011 HS0012 HS0099', '1 2 9'],
  ['王小明 李强', '1 4|5'],
  ['韦芳', '2'],
  ['李强', '4|5'],
  ['HS0014 王小明', '4|1'],
  ['HS0014 李强', '4'],
  ['HS0099 某某', '9'],
  ['张三\n\n王小明', '? 1'],
  ['', ''],
])('%j is %s', (text, expected) => {
  const { known, unknown, ambiguous, repeated } = findPeople(piecesOf(text), PEOPLE);
  const said = [
    ...known.map(({ person }) => String(person.id)),
    ...unknown.map(() => '?'),
    ...ambiguous.map(({ candidates }) => candidates.map(({ id }) => id).join('|')),
    ...repeated.map(() => '='),
  ];
  expect(said.sort()).toEqual(expected.split(' ').filter(Boolean).sort());
});

test('nothing of what was pasted is lost, whatever it is', () => {
  const word = fc.oneof(fc.constantFrom('HS0011', 'hs0099', '韦芳', '李强', '王小明', '张三', ' ', '\t', '\n', '、', ',', ';', '，'), fc.string());
  fc.assert(
    fc.property(fc.array(word), (words) => {
      const text = words.join('');
      const { known, unknown, ambiguous, repeated } = findPeople(piecesOf(text), PEOPLE);
      const letters = (parts: readonly { text: string }[]): string => [...parts.map((part) => part.text).join('').replace(/\s/g, '')].sort().join('');
      expect(letters([...known, ...unknown, ...ambiguous, ...repeated])).toBe(letters([{ text: text.normalize('NFKC').replace(/[、,;\t]/g, '') }]));
      expect(new Set(known.map(({ person }) => person.id)).size).toBe(known.length);
    }),
  );
});
