import fc from 'fast-check';
import { addDays } from '../../../kernel/date';
import type { Calendar } from '../../../kernel/working-days';
import { clocksOf, nextClock, type ClockFacts } from './clocks';

const days = (text: string): string[] => text.trim().split(/\s+/);
/** The official calendar of 2022 and around, as it was announced: days off, and Saturdays and Sundays that were worked. */
const OFF = days(`
  2021-01-01 2021-01-02 2021-01-03 2021-02-11 2021-02-12 2021-02-13 2021-02-14 2021-02-15 2021-02-16 2021-02-17 2021-04-03 2021-04-04
  2021-04-05 2021-05-01 2021-05-02 2021-05-03 2021-05-04 2021-05-05 2021-06-12 2021-06-13 2021-06-14 2021-09-19 2021-09-20 2021-09-21
  2021-10-01 2021-10-02 2021-10-03 2021-10-04 2021-10-05 2021-10-06 2021-10-07 2022-01-01 2022-01-02 2022-01-03 2022-01-31 2022-02-01
  2022-02-02 2022-02-03 2022-02-04 2022-02-05 2022-02-06 2022-04-03 2022-04-04 2022-04-05 2022-04-30 2022-05-01 2022-05-02 2022-05-03
  2022-05-04 2022-06-03 2022-06-04 2022-06-05 2022-09-10 2022-09-11 2022-09-12 2022-10-01 2022-10-02 2022-10-03 2022-10-04 2022-10-05
  2022-10-06 2022-10-07 2022-12-31 2023-01-01 2023-01-02 2023-01-21 2023-01-22 2023-01-23 2023-01-24 2023-01-25 2023-01-26 2023-01-27
  2023-04-05 2023-04-29 2023-04-30 2023-05-01 2023-05-02 2023-05-03 2023-06-22 2023-06-23 2023-06-24 2023-09-29 2023-09-30 2023-10-01
  2023-10-02 2023-10-03 2023-10-04 2023-10-05 2023-10-06
`);
const WORKED = days(`
  2021-02-07 2021-02-20 2021-04-25 2021-05-08 2021-09-18 2021-09-26 2021-10-09 2022-01-29 2022-01-30 2022-04-02 2022-04-24 2022-05-07
  2022-10-08 2022-10-09 2023-01-28 2023-01-29 2023-04-23 2023-05-06 2023-06-25 2023-10-07 2023-10-08
`);

const calendarOf = (off: readonly string[], worked: readonly string[]): Calendar => ({ overrides: new Map([...off.map((day): [string, boolean] => [day, true]), ...worked.map((day): [string, boolean] => [day, false])]), years: new Set([2021, 2022, 2023]) });
const OFFICIAL = calendarOf(OFF, WORKED);

interface Row {
  readonly reg: string;
  readonly acc?: string;
  readonly first?: string;
  /** Start and answer of each round. */
  readonly rounds?: readonly (readonly (string | null)[])[];
  /** From, expected until, ended on. */
  readonly pauses?: readonly (readonly (string | null)[])[];
  readonly days?: number;
  readonly ended?: string;
}

const factsOf = ({ reg, acc = null as never, first = null as never, rounds = [[reg, null]], pauses = [], days: solveDays = 15, ended = null as never }: Row): ClockFacts => ({
  registeredOn: reg,
  acceptedOn: acc,
  firstAnsweredOn: first,
  rounds: rounds.map(([startedOn, answeredOn]) => ({ startedOn: startedOn as string, answeredOn: answeredOn ?? null })),
  pauses: pauses.map(([from, expectedUntil, endedOn]) => ({ from: from as string, expectedUntil: expectedUntil as string, endedOn: endedOn ?? null })),
  solveDays,
  endedOn: ended,
});

const told = (row: Row, today: string, calendar: Calendar): string[] => clocksOf(factsOf(row), today, calendar).map(({ clock, dueOn, state }) => `${clock === 'firstAnswer' ? 'first' : clock} ${dueOn} ${state}`);

// Accept 1, first answer 3, solve by category, in working days after the registration, which is day 0. Pauses stop the solve clock from their first day
// until the day before they end; what ran out is never annulled. The expected days were counted by a program of its own, from a list of all working days.
test.each<[string, Row, string, string[]]>([
  ['a Monday: a day, three days, fifteen days', { reg: '2022-03-07' }, '2022-03-07', ['accept 2022-03-08 running', 'first 2022-03-10 running', 'solve 2022-03-28 running']],
  ['a Friday: Saturday and Sunday do not count', { reg: '2022-03-11' }, '2022-03-11', ['accept 2022-03-14 running', 'first 2022-03-16 running', 'solve 2022-04-01 running']],
  ['a Saturday: day 0 is a day off', { reg: '2022-03-12' }, '2022-03-12', ['accept 2022-03-14 running', 'first 2022-03-16 running', 'solve 2022-04-01 running']],
  ['a Sunday', { reg: '2022-03-13' }, '2022-03-13', ['accept 2022-03-14 running', 'first 2022-03-16 running', 'solve 2022-04-01 running']],
  ['the day it is due is not overdue', { reg: '2022-03-07' }, '2022-03-08', ['accept 2022-03-08 running', 'first 2022-03-10 running', 'solve 2022-03-28 running']],
  ['the day after it is', { reg: '2022-03-07' }, '2022-03-09', ['accept 2022-03-08 overdue', 'first 2022-03-10 running', 'solve 2022-03-28 running']],
  ['accepted on its day', { reg: '2022-03-07', acc: '2022-03-08' }, '2022-03-10', ['accept 2022-03-08 met', 'first 2022-03-10 running', 'solve 2022-03-28 running']],
  ['accepted on the day of registration', { reg: '2022-03-07', acc: '2022-03-07' }, '2022-03-10', ['accept 2022-03-08 met', 'first 2022-03-10 running', 'solve 2022-03-28 running']],
  ['accepted a day late stays missed', { reg: '2022-03-07', acc: '2022-03-09' }, '2022-03-20', ['accept 2022-03-08 missed', 'first 2022-03-10 overdue', 'solve 2022-03-28 running']],
  ['first word on the third day', { reg: '2022-03-07', acc: '2022-03-08', first: '2022-03-10' }, '2022-03-20', ['accept 2022-03-08 met', 'first 2022-03-10 met', 'solve 2022-03-28 running']],
  ['first word on the fourth', { reg: '2022-03-07', acc: '2022-03-08', first: '2022-03-11' }, '2022-03-20', ['accept 2022-03-08 met', 'first 2022-03-10 missed', 'solve 2022-03-28 running']],
  ['solved on the fifteenth day', { reg: '2022-03-07', acc: '2022-03-08', first: '2022-03-10', rounds: [['2022-03-07', '2022-03-28']] }, '2022-04-20', ['accept 2022-03-08 met', 'first 2022-03-10 met', 'solve 2022-03-28 met']],
  ['solved on the sixteenth', { reg: '2022-03-07', acc: '2022-03-08', first: '2022-03-10', rounds: [['2022-03-07', '2022-03-29']] }, '2022-04-20', ['accept 2022-03-08 met', 'first 2022-03-10 met', 'solve 2022-03-28 missed']],
  ['overdue by a day', { reg: '2022-03-07', acc: '2022-03-08', first: '2022-03-10' }, '2022-03-29', ['accept 2022-03-08 met', 'first 2022-03-10 met', 'solve 2022-03-28 overdue']],
  ['before the Spring Festival: the make-up weekend counts', { reg: '2022-01-28' }, '2022-01-28', ['accept 2022-01-29 running', 'first 2022-02-07 running', 'solve 2022-02-23 running']],
  ['on the make-up Saturday', { reg: '2022-01-29' }, '2022-01-29', ['accept 2022-01-30 running', 'first 2022-02-08 running', 'solve 2022-02-24 running']],
  ['within the Spring Festival', { reg: '2022-02-02' }, '2022-02-02', ['accept 2022-02-07 running', 'first 2022-02-09 running', 'solve 2022-02-25 running']],
  ['the last day of the Spring Festival', { reg: '2022-02-06' }, '2022-02-06', ['accept 2022-02-07 running', 'first 2022-02-09 running', 'solve 2022-02-25 running']],
  ['before Tomb Sweeping: Saturday is worked', { reg: '2022-04-01' }, '2022-04-01', ['accept 2022-04-02 running', 'first 2022-04-07 running', 'solve 2022-04-24 running']],
  ['on the make-up Saturday before Tomb Sweeping', { reg: '2022-04-02' }, '2022-04-02', ['accept 2022-04-06 running', 'first 2022-04-08 running', 'solve 2022-04-25 running']],
  ['Labour Day: the make-up Sunday before it counts', { reg: '2022-04-22' }, '2022-04-22', ['accept 2022-04-24 running', 'first 2022-04-26 running', 'solve 2022-05-16 running']],
  ['Labour Day: the make-up Saturday after it counts', { reg: '2022-04-29' }, '2022-04-29', ['accept 2022-05-05 running', 'first 2022-05-07 running', 'solve 2022-05-24 running']],
  ['within Labour Day', { reg: '2022-05-02' }, '2022-05-02', ['accept 2022-05-05 running', 'first 2022-05-07 running', 'solve 2022-05-24 running']],
  ['Dragon Boat on a Friday', { reg: '2022-06-02' }, '2022-06-02', ['accept 2022-06-06 running', 'first 2022-06-08 running', 'solve 2022-06-24 running']],
  ['Mid-Autumn on a Monday', { reg: '2022-09-09' }, '2022-09-09', ['accept 2022-09-13 running', 'first 2022-09-15 running', 'solve 2022-10-08 running']],
  ['National Day: the make-up weekend after it counts', { reg: '2022-09-30' }, '2022-09-30', ['accept 2022-10-08 running', 'first 2022-10-10 running', 'solve 2022-10-26 running']],
  ['within National Day', { reg: '2022-10-03' }, '2022-10-03', ['accept 2022-10-08 running', 'first 2022-10-10 running', 'solve 2022-10-26 running']],
  ['on the make-up Sunday of National Day', { reg: '2022-10-09' }, '2022-10-09', ['accept 2022-10-10 running', 'first 2022-10-12 running', 'solve 2022-10-28 running']],
  ['a solve clock that spans National Day', { reg: '2022-09-20', acc: '2022-09-21', first: '2022-09-21' }, '2022-10-20', ['accept 2022-09-21 met', 'first 2022-09-23 met', 'solve 2022-10-14 overdue']],
  ['answered within a holiday, before it is due', { reg: '2022-09-20', acc: '2022-09-21', first: '2022-09-21', rounds: [['2022-09-20', '2022-10-05']] }, '2022-10-20', ['accept 2022-09-21 met', 'first 2022-09-23 met', 'solve 2022-10-14 met']],
  ['accepted on a day off after it was due', { reg: '2022-09-29', acc: '2022-10-01' }, '2022-10-10', ['accept 2022-09-30 missed', 'first 2022-10-09 overdue', 'solve 2022-10-25 running']],
  ['month end', { reg: '2022-03-31' }, '2022-03-31', ['accept 2022-04-01 running', 'first 2022-04-06 running', 'solve 2022-04-22 running']],
  ['end of February', { reg: '2022-02-28' }, '2022-02-28', ['accept 2022-03-01 running', 'first 2022-03-03 running', 'solve 2022-03-21 running']],
  ['year end: New Year lies in it', { reg: '2022-12-30' }, '2022-12-30', ['accept 2023-01-03 running', 'first 2023-01-05 running', 'solve 2023-01-28 running']],
  ['the last day of the year', { reg: '2022-12-31' }, '2022-12-31', ['accept 2023-01-03 running', 'first 2023-01-05 running', 'solve 2023-01-28 running']],
  ['a solve clock over the year and the Spring Festival', { reg: '2022-12-29', acc: '2022-12-30', first: '2022-12-30' }, '2023-02-01', ['accept 2022-12-30 met', 'first 2023-01-04 met', 'solve 2023-01-20 overdue']],
  ['registered on New Year', { reg: '2023-01-01' }, '2023-01-01', ['accept 2023-01-03 running', 'first 2023-01-05 running', 'solve 2023-01-28 running']],
  ['2021 into 2022', { reg: '2021-12-31' }, '2022-01-04', ['accept 2022-01-04 running', 'first 2022-01-06 running', 'solve 2022-01-24 running']],
  ['five days: safety', { reg: '2022-03-07', acc: '2022-03-08', first: '2022-03-08', days: 5 }, '2022-03-10', ['accept 2022-03-08 met', 'first 2022-03-10 met', 'solve 2022-03-14 running']],
  ['the category changes from fifteen to ten: counted from the registration', { reg: '2022-03-07', acc: '2022-03-08', first: '2022-03-08', days: 10 }, '2022-03-22', ['accept 2022-03-08 met', 'first 2022-03-10 met', 'solve 2022-03-21 overdue']],
  ['from fifteen to twenty: overdue becomes due', { reg: '2022-03-07', acc: '2022-03-08', first: '2022-03-08', days: 20 }, '2022-03-30', ['accept 2022-03-08 met', 'first 2022-03-10 met', 'solve 2022-04-02 running']],
  ['one day', { reg: '2022-03-11', acc: '2022-03-11', first: '2022-03-11', days: 1 }, '2022-03-14', ['accept 2022-03-14 met', 'first 2022-03-16 met', 'solve 2022-03-14 running']],
  ['sixty days', { reg: '2022-03-07', acc: '2022-03-08', first: '2022-03-08', days: 60 }, '2022-04-01', ['accept 2022-03-08 met', 'first 2022-03-10 met', 'solve 2022-06-01 running']],
  ['suspended for three working days', { reg: '2022-03-07', acc: '2022-03-08', first: '2022-03-08', pauses: [['2022-03-14', '2022-03-17', '2022-03-17']] }, '2022-03-21', ['accept 2022-03-08 met', 'first 2022-03-10 met', 'solve 2022-03-31 running']],
  ['suspended over a weekend: two working days', { reg: '2022-03-07', acc: '2022-03-08', first: '2022-03-08', pauses: [['2022-03-18', '2022-03-22', '2022-03-22']] }, '2022-03-21', ['accept 2022-03-08 met', 'first 2022-03-10 met', 'solve 2022-03-30 paused']],
  ['suspended on a weekend only: nothing is won', { reg: '2022-03-07', acc: '2022-03-08', first: '2022-03-08', pauses: [['2022-03-12', '2022-03-14', '2022-03-14']] }, '2022-03-21', ['accept 2022-03-08 met', 'first 2022-03-10 met', 'solve 2022-03-28 running']],
  ['suspended and resumed on one day: nothing is won', { reg: '2022-03-07', acc: '2022-03-08', first: '2022-03-08', pauses: [['2022-03-14', '2022-03-20', '2022-03-14']] }, '2022-03-21', ['accept 2022-03-08 met', 'first 2022-03-10 met', 'solve 2022-03-28 running']],
  ['suspended now, until a day to come', { reg: '2022-03-07', acc: '2022-03-08', first: '2022-03-08', pauses: [['2022-03-14', '2022-03-24', null]] }, '2022-03-15', ['accept 2022-03-08 met', 'first 2022-03-10 met', 'solve 2022-04-08 paused']],
  ['suspended longer than expected: it goes on standing', { reg: '2022-03-07', acc: '2022-03-08', first: '2022-03-08', pauses: [['2022-03-14', '2022-03-24', null]] }, '2022-04-08', ['accept 2022-03-08 met', 'first 2022-03-10 met', 'solve 2022-04-22 running']],
  ['resumed before it was expected', { reg: '2022-03-07', acc: '2022-03-08', first: '2022-03-08', pauses: [['2022-03-14', '2022-03-31', '2022-03-16']] }, '2022-03-21', ['accept 2022-03-08 met', 'first 2022-03-10 met', 'solve 2022-03-30 running']],
  ['two suspensions', { reg: '2022-03-07', acc: '2022-03-08', first: '2022-03-08', pauses: [['2022-03-10', '2022-03-14', '2022-03-14'], ['2022-03-21', '2022-03-24', '2022-03-24']] }, '2022-04-01', ['accept 2022-03-08 met', 'first 2022-03-10 met', 'solve 2022-04-02 running']],
  ['two that overlap count once', { reg: '2022-03-07', acc: '2022-03-08', first: '2022-03-08', pauses: [['2022-03-10', '2022-03-17', '2022-03-17'], ['2022-03-15', '2022-03-22', '2022-03-22']] }, '2022-04-01', ['accept 2022-03-08 met', 'first 2022-03-10 met', 'solve 2022-04-08 running']],
  ['one within another counts once', { reg: '2022-03-07', acc: '2022-03-08', first: '2022-03-08', pauses: [['2022-03-10', '2022-03-24', '2022-03-24'], ['2022-03-14', '2022-03-16', '2022-03-16']] }, '2022-04-01', ['accept 2022-03-08 met', 'first 2022-03-10 met', 'solve 2022-04-12 running']],
  ['suspended from the day of registration', { reg: '2022-03-07', acc: '2022-03-08', first: '2022-03-08', pauses: [['2022-03-07', '2022-03-10', null]] }, '2022-03-08', ['accept 2022-03-08 met', 'first 2022-03-10 met', 'solve 2022-03-30 paused']],
  ['suspended on the due day', { reg: '2022-03-07', acc: '2022-03-08', first: '2022-03-08', pauses: [['2022-03-28', '2022-04-06', null]] }, '2022-03-28', ['accept 2022-03-08 met', 'first 2022-03-10 met', 'solve 2022-04-06 paused']],
  ['suspended after it was due: overdue is not annulled', { reg: '2022-03-07', acc: '2022-03-08', first: '2022-03-08', pauses: [['2022-03-30', '2022-04-08', null]] }, '2022-04-01', ['accept 2022-03-08 met', 'first 2022-03-10 met', 'solve 2022-03-28 overdue']],
  ['accept and first answer do not stand still', { reg: '2022-03-07', pauses: [['2022-03-07', '2022-03-31', null]] }, '2022-03-15', ['accept 2022-03-08 overdue', 'first 2022-03-10 overdue', 'solve 2022-04-21 paused']],
  ['suspended over Tomb Sweeping', { reg: '2022-03-25', acc: '2022-03-25', first: '2022-03-25', pauses: [['2022-04-01', '2022-04-07', '2022-04-07']] }, '2022-04-08', ['accept 2022-03-28 met', 'first 2022-03-30 met', 'solve 2022-04-21 running']],
  ['suspended over the make-up Saturday: it would have counted', { reg: '2022-03-25', acc: '2022-03-25', first: '2022-03-25', pauses: [['2022-04-02', '2022-04-03', '2022-04-03']] }, '2022-04-08', ['accept 2022-03-28 met', 'first 2022-03-30 met', 'solve 2022-04-19 running']],
  ['suspended over the whole of National Day: holidays are not won twice', { reg: '2022-09-20', acc: '2022-09-20', first: '2022-09-20', pauses: [['2022-09-30', '2022-10-08', '2022-10-08']] }, '2022-10-12', ['accept 2022-09-21 met', 'first 2022-09-23 met', 'solve 2022-10-17 running']],
  ['suspended over the year', { reg: '2022-12-20', acc: '2022-12-20', first: '2022-12-20', pauses: [['2022-12-28', '2023-01-10', null]] }, '2023-01-05', ['accept 2022-12-21 met', 'first 2022-12-23 met', 'solve 2023-01-28 paused']],
  ['an extension of five working days', { reg: '2022-03-07', acc: '2022-03-08', first: '2022-03-08', pauses: [['2022-03-24', '2022-03-31', '2022-03-31']] }, '2022-03-25', ['accept 2022-03-08 met', 'first 2022-03-10 met', 'solve 2022-04-02 paused']],
  ['an extension that is over', { reg: '2022-03-07', acc: '2022-03-08', first: '2022-03-08', pauses: [['2022-03-24', '2022-03-31', '2022-03-31']] }, '2022-04-11', ['accept 2022-03-08 met', 'first 2022-03-10 met', 'solve 2022-04-02 overdue']],
  ['an extension over a weekend', { reg: '2022-03-07', acc: '2022-03-08', first: '2022-03-08', pauses: [['2022-03-25', '2022-03-29', '2022-03-29']] }, '2022-03-25', ['accept 2022-03-08 met', 'first 2022-03-10 met', 'solve 2022-03-30 paused']],
  ['an extension beside a suspension', { reg: '2022-03-07', acc: '2022-03-08', first: '2022-03-08', pauses: [['2022-03-14', '2022-03-16', '2022-03-16'], ['2022-03-24', '2022-03-28', '2022-03-28']] }, '2022-03-25', ['accept 2022-03-08 met', 'first 2022-03-10 met', 'solve 2022-04-01 paused']],
  ['reopened: a new clock, the old one keeps its outcome', { reg: '2022-03-07', acc: '2022-03-08', first: '2022-03-08', rounds: [['2022-03-07', '2022-03-25'], ['2022-03-30', null]] }, '2022-04-05', ['accept 2022-03-08 met', 'first 2022-03-10 met', 'solve 2022-03-28 met', 'solve 2022-04-21 running']],
  ['reopened after a late answer: it stays late', { reg: '2022-03-07', acc: '2022-03-08', first: '2022-03-08', rounds: [['2022-03-07', '2022-04-06'], ['2022-04-08', null]] }, '2022-04-11', ['accept 2022-03-08 met', 'first 2022-03-10 met', 'solve 2022-03-28 missed', 'solve 2022-04-28 running']],
  ['reopened and answered again in time', { reg: '2022-03-07', acc: '2022-03-08', first: '2022-03-08', rounds: [['2022-03-07', '2022-03-25'], ['2022-03-30', '2022-04-20']] }, '2022-04-25', ['accept 2022-03-08 met', 'first 2022-03-10 met', 'solve 2022-03-28 met', 'solve 2022-04-21 met']],
  ['reopened twice', { reg: '2022-03-07', acc: '2022-03-08', first: '2022-03-08', rounds: [['2022-03-07', '2022-03-25'], ['2022-03-30', '2022-04-20'], ['2022-04-22', null]] }, '2022-05-10', ['accept 2022-03-08 met', 'first 2022-03-10 met', 'solve 2022-03-28 met', 'solve 2022-04-21 met', 'solve 2022-05-16 running']],
  ['a pause of the first round is none of the second', { reg: '2022-03-07', acc: '2022-03-08', first: '2022-03-08', rounds: [['2022-03-07', '2022-03-25'], ['2022-03-30', null]], pauses: [['2022-03-14', '2022-03-17', '2022-03-17']] }, '2022-04-12', ['accept 2022-03-08 met', 'first 2022-03-10 met', 'solve 2022-03-31 met', 'solve 2022-04-21 running']],
  ['reopened on a Saturday', { reg: '2022-03-07', acc: '2022-03-08', first: '2022-03-08', rounds: [['2022-03-07', '2022-03-25'], ['2022-03-26', null]] }, '2022-04-12', ['accept 2022-03-08 met', 'first 2022-03-10 met', 'solve 2022-03-28 met', 'solve 2022-04-18 running']],
  ['reopened and suspended', { reg: '2022-03-07', acc: '2022-03-08', first: '2022-03-08', rounds: [['2022-03-07', '2022-03-25'], ['2022-03-30', null]], pauses: [['2022-04-11', '2022-04-20', null]] }, '2022-04-12', ['accept 2022-03-08 met', 'first 2022-03-10 met', 'solve 2022-03-28 met', 'solve 2022-04-29 paused']],
  ['not accepted: everything stops', { reg: '2022-03-07', acc: '2022-03-08', ended: '2022-03-08' }, '2022-04-05', ['accept 2022-03-08 met', 'first 2022-03-10 met', 'solve 2022-03-28 met']],
  ['merged in time', { reg: '2022-03-07', acc: '2022-03-08', ended: '2022-03-10' }, '2022-04-05', ['accept 2022-03-08 met', 'first 2022-03-10 met', 'solve 2022-03-28 met']],
  ['merged too late for the first answer', { reg: '2022-03-07', acc: '2022-03-08', ended: '2022-03-14' }, '2022-04-05', ['accept 2022-03-08 met', 'first 2022-03-10 missed', 'solve 2022-03-28 met']],
  ['merged before it was accepted', { reg: '2022-03-07', ended: '2022-03-08' }, '2022-04-05', ['accept 2022-03-08 met', 'first 2022-03-10 met', 'solve 2022-03-28 met']],
])('%s: %j as of %s', (_title, row, today, expected) => expect(told(row, today, OFFICIAL)).toEqual(expected));

// A calendar that is changed later moves what runs: it is worked out anew each time.
test.each<[string, Row, string, string[], Calendar]>([
  ['a day off is added to the calendar: due a day later', { reg: '2022-03-07', acc: '2022-03-08' }, '2022-03-11', ['accept 2022-03-08 met', 'first 2022-03-11 running', 'solve 2022-03-29 running'], calendarOf([...OFF, '2022-03-10'], WORKED)],
  ['a Saturday becomes a working day: due a day earlier', { reg: '2022-03-07', acc: '2022-03-08', first: '2022-03-08' }, '2022-03-14', ['accept 2022-03-08 met', 'first 2022-03-10 met', 'solve 2022-03-25 running'], calendarOf(OFF, [...WORKED, '2022-03-12'])],
  ['a year without a calendar counts plain weeks', { reg: '2022-01-28' }, '2022-01-28', ['accept 2022-01-31 running', 'first 2022-02-02 running', 'solve 2022-02-18 running'], calendarOf([], [])],
])('%s: %j as of %s', (_title, row, today, expected, calendar) => expect(told(row, today, calendar)).toEqual(expected));

// What matters next is what is due first of what still runs.
test.each<[Row, string, string | null]>([
  [{ reg: '2022-03-07' }, '2022-03-07', 'accept'],
  [{ reg: '2022-03-07', acc: '2022-03-08' }, '2022-03-08', 'firstAnswer'],
  [{ reg: '2022-03-07', acc: '2022-03-08', first: '2022-03-08' }, '2022-03-08', 'solve'],
  [{ reg: '2022-03-07', acc: '2022-03-08', first: '2022-03-08', rounds: [['2022-03-07', '2022-03-10']] }, '2022-03-11', null],
  [{ reg: '2022-03-07', ended: '2022-03-08' }, '2022-03-11', null],
])('%j as of %s: %s is next', (row, today, expected) => expect(nextClock(clocksOf(factsOf(row), today, OFFICIAL))?.clock ?? null).toBe(expected));

const day = fc.integer({ min: 0, max: 500 }).map((offset) => addDays('2022-01-01', offset));
const pause = fc.tuple(day, fc.integer({ min: 0, max: 40 }), fc.boolean()).map(([from, length, ended]): [string, string, string | null] => [from, addDays(from, length), ended ? addDays(from, length) : null]);

test('whatever the pauses: as many days are counted as were given, none of them in a pause, and never earlier than without', () => {
  fc.assert(
    fc.property(day, fc.array(pause, { maxLength: 4 }), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 100 }), (reg, pauses, given, later) => {
      const today = addDays(reg, later);
      const [accept, first, solve] = clocksOf(factsOf({ reg, pauses, days: given }), today, OFFICIAL);
      const [acceptPlain, firstPlain, plain] = clocksOf(factsOf({ reg, days: given }), today, OFFICIAL);
      expect([accept?.dueOn, first?.dueOn]).toEqual([acceptPlain?.dueOn, firstPlain?.dueOn]);
      expect(solve?.countedDays).toHaveLength(given);
      expect((solve?.dueOn ?? '') >= (plain?.dueOn ?? '')).toBe(true);
      const stands = (date: string) => pauses.some(([from, until, ended]) => date >= from && date < (ended ?? (until > today ? until : today)));
      expect(solve?.countedDays.filter(stands)).toEqual([]);
    }),
  );
});
