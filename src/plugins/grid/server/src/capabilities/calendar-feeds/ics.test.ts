import ICAL from 'ical.js';
import fc from 'fast-check';
import type { FeedEvent } from './domain/events';
import { jcalOf, plain } from './domain/jcal';
import { icsOf } from './ics';

const EVENT: FeedEvent = {
  uid: 'abcdefghijklmnopqrstuvwx@lianxin',
  summary: '走进检修现场',
  category: '主题党日',
  when: { startsAt: '2026-12-05T09:00', endsAt: '2026-12-05T11:30' },
  place: '检修车间',
  cancelled: false,
  createdAt: '2026-11-30T08:00:00.000Z',
  changedAt: '2026-11-30T08:00:42.000Z',
};

const textOf = (...events: Partial<FeedEvent>[]): string => icsOf(jcalOf({ name: '一支部 组织生活', timeZone: 'Asia/Shanghai', events: events.map((event) => ({ ...EVENT, ...event })) }));
const linesOf = (text: string): string[] => text.split('\r\n');
const unfolded = (text: string): string[] => linesOf(text.replace(/\r\n /g, ''));

test('a calendar as it is written', () => {
  expect(linesOf(textOf({}))).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Lianxin//Calendar feed//ZH',
    'CALSCALE:GREGORIAN',
    'NAME;VALUE=TEXT:一支部 组织生活',
    'X-WR-CALNAME:一支部 组织生活',
    'X-WR-TIMEZONE:Asia/Shanghai',
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    'X-PUBLISHED-TTL:PT6H',
    'BEGIN:VTIMEZONE',
    'TZID:Asia/Shanghai',
    'BEGIN:STANDARD',
    'DTSTART:20260101T000000',
    'TZOFFSETFROM:+0800',
    'TZOFFSETTO:+0800',
    'END:STANDARD',
    'END:VTIMEZONE',
    'BEGIN:VEVENT',
    'UID:abcdefghijklmnopqrstuvwx@lianxin',
    'DTSTAMP:20261130T080042Z',
    'CREATED:20261130T080000Z',
    'LAST-MODIFIED:20261130T080042Z',
    'SEQUENCE:42',
    'DTSTART;TZID=Asia/Shanghai:20261205T090000',
    'DTEND;TZID=Asia/Shanghai:20261205T113000',
    'SUMMARY:走进检修现场',
    'CATEGORIES:主题党日',
    'STATUS:CONFIRMED',
    'CLASS:PRIVATE',
    'LOCATION:检修车间',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]);
});

test('a duty takes the day and no time of it; without moments there is no zone', () => {
  const text = textOf({ when: { day: '2026-12-31' }, place: null });
  expect(unfolded(text)).toEqual(expect.arrayContaining(['DTSTART;VALUE=DATE:20261231', 'DTEND;VALUE=DATE:20270101', 'TRANSP:TRANSPARENT']));
  expect(text).not.toMatch(/VTIMEZONE|LOCATION|TZID/);
});

test('what was cancelled stays and says so', () => expect(unfolded(textOf({ cancelled: true }))).toContain('STATUS:CANCELLED'));

test('an empty calendar is a calendar', () => expect(linesOf(textOf())).toEqual(expect.arrayContaining(['BEGIN:VCALENDAR', 'END:VCALENDAR'])));

test.each([
  ['学习“决定”；讨论', '学习“决定”；讨论'],
  ['a,b;c\\d', 'a\\,b\\;c\\\\d'],
  ['第一行\r\n第二行\r第三行', '第一行\\n第二行\\n第三行'],
  ['响\u0007铃\u0000\u2028', '响铃'],
  ['半个\ud83d字', '半个字'],
  ['END:VEVENT\r\nBEGIN:VEVENT', 'END:VEVENT\\nBEGIN:VEVENT'],
])('%j stands as %j', (summary, expected) => expect(unfolded(textOf({ summary }))).toContain(`SUMMARY:${expected}`));

test('the name of the calendar is escaped in both places', () => {
  const text = icsOf(jcalOf({ name: '一,二;三', timeZone: 'Asia/Shanghai', events: [] }));
  expect(linesOf(text)).toEqual(expect.arrayContaining(['NAME;VALUE=TEXT:一\\,二\\;三', 'X-WR-CALNAME:一\\,二\\;三']));
});

const textFrom = (minLength: number) => fc.array(fc.oneof(fc.constantFrom('一', '支部', '😀', '𠮷', ',', ';', '\\', '\n', '"', ':', 'é', ' ', '\t'), fc.string({ unit: 'binary', maxLength: 5 })), { minLength, maxLength: 200, size: 'max' }).map((pieces) => pieces.join(''));

// RFC 5545 3.1: at most 75 octets without the line end, broken between characters, every line with CRLF.
test('whatever a title holds, no line is longer than 75 octets, none is broken within a character, and the title comes back', () => {
  fc.assert(
    fc.property(textFrom(1), textFrom(80), (summary, place) => {
      const text = textOf({ summary, place });
      const lines = linesOf(text);
      expect(Math.max(...lines.map((each) => Buffer.byteLength(each)))).toBeLessThanOrEqual(75);
      expect(Buffer.from(text).toString('utf8')).toBe(text);
      expect(text.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
      const event = new ICAL.Component(ICAL.parse(text) as never).getFirstSubcomponent('vevent')!;
      expect([event.getFirstPropertyValue('summary'), event.getFirstPropertyValue('location')]).toEqual([plain(summary), plain(place)]);
    }),
    { numRuns: 300, seed: 20_261_201 },
  );
});

test('a long title is folded: 75 octets are used, and not one more', () => {
  const lengths = linesOf(textOf({ summary: 'x'.repeat(300) })).map((each) => Buffer.byteLength(each));
  expect(Math.max(...lengths)).toBe(75);
});
