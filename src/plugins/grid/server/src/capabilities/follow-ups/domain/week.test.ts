import fc from 'fast-check';
import { addDays, isoWeek } from '../../../kernel/date';
import type { Calendar } from '../../../kernel/working-days';
import { isWanted, weekEndingOn, weekOverOn } from './week';

// 2022: Dragon Boat Friday 3 June; Spring Festival 31 January to 6 February, made up on Saturday and Sunday before.
const calendar: Calendar = {
  years: new Set([2022]),
  overrides: new Map([['2022-06-03', true], ...['31'].map((day) => [`2022-01-${day}`, true] as const), ...['01', '02', '03', '04'].map((day) => [`2022-02-${day}`, true] as const), ['2022-01-29', false], ['2022-01-30', false]]),
};

// The last working day of a week, by what the calendar says of it.
test.each([
  ['2022-05-27', 'an ordinary Friday', '2022-W21'],
  ['2022-05-26', 'the Thursday before', null],
  ['2022-06-02', 'Thursday, where Friday is a holiday', '2022-W22'],
  ['2022-06-03', 'that holiday', null],
  ['2022-01-28', 'Friday before a made-up weekend', null],
  ['2022-01-30', 'the made-up Sunday', '2022-W04'],
  ['2022-02-04', 'Friday of a week off', null],
])('%s, %s: %s ends', (date, _what, week) => expect(weekEndingOn(date, calendar)?.week ?? null).toBe(week));

test.each([
  ['2022-05-30', 'Monday', '2022-W21', '2022-05-27'],
  ['2022-05-31', 'Tuesday', null, null],
  ['2022-06-04', 'a day off', null, null],
  ['2022-06-06', 'Monday after the holiday', '2022-W22', '2022-06-02'],
  ['2022-01-31', 'a holiday', null, null],
  // The week off in between is nobody's: what is over is the week before it.
  ['2022-02-07', 'Monday after a week off', '2022-W04', '2022-01-30'],
])('on %s, %s, %s is over, its last day %s', (date, _what, week, lastDay) => expect(weekOverOn(date, calendar)).toEqual(week === null ? null : { week, lastDay }));

test('each week with a working day ends once and is over once, in that order', () =>
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 70 }), fc.boolean())), (changes) => {
      const any: Calendar = { years: new Set([2022]), overrides: new Map(changes.map(([n, off]) => [addDays('2022-03-07', n), off])) };
      const days = Array.from({ length: 100 }, (_, n) => addDays('2022-03-01', n));
      const ended = days.flatMap((day) => weekEndingOn(day, any)?.week ?? []);
      const over = days.flatMap((day) => weekOverOn(day, any)?.week ?? []);
      expect(new Set(ended).size).toBe(ended.length);
      expect(over.filter((week) => week !== isoWeek(addDays('2022-03-01', -3)))).toEqual(ended.slice(0, over.length - (over[0] === isoWeek('2022-02-25') ? 1 : 0)));
    }),
  ));

// Friday 27 May 2022 is the last working day.
test.each([
  ['open since Monday', [['2022-05-23', true]], true],
  ['opened on the last day', [['2022-05-27', true]], false],
  ['opened after it', [['2022-05-30', true]], false],
  ['done on Wednesday', [['2022-05-02', true], ['2022-05-25', false]], false],
  ['done on the last day', [['2022-05-02', true], ['2022-05-27', false]], false],
  ['done on the Monday after', [['2022-05-02', true], ['2022-05-30', false]], true],
  ['returned on Thursday', [['2022-05-02', true], ['2022-05-20', false], ['2022-05-26', true]], true],
  ['done in that week, returned in the next', [['2022-05-02', true], ['2022-05-25', false], ['2022-05-31', true]], false],
  ['nothing known', [], false],
] as const)('%s: wanted %p', (_what, moves, expected) => expect(isWanted(moves.map(([on, open]) => ({ on, open })), '2022-05-27')).toBe(expected));
