import { addDays, type IsoDate } from '../../../kernel/date';
import { sequenceOf, type FeedEvent, type Instant } from './events';
import { observancesOf, type Observance } from './time-zone';

/** iCalendar as data (RFC 7265): name, parameters, type of the value, value. */
export type Property = [name: string, parameters: Record<string, string>, type: string, value: string | number];
export type Component = [name: string, properties: Property[], components: Component[]];

export interface Calendar {
  readonly name: string;
  readonly timeZone: string;
  readonly events: readonly FeedEvent[];
}

/** What a program may ask anew: a meeting is seldom planned for the same morning. */
const REFRESH = 'PT6H';

/**
 * A calendar without METHOD: then DTSTAMP is the last change and not the moment of asking, and the same calendar is the same text, which is
 * what an ETag lives on.
 */
export const jcalOf = ({ name, timeZone, events }: Calendar): Component => [
  'vcalendar',
  [
    ['version', {}, 'text', '2.0'],
    ['prodid', {}, 'text', '-//Lianxin//Calendar feed//ZH'],
    ['calscale', {}, 'text', 'GREGORIAN'],
    ['name', {}, 'text', plain(name)],
    // Older than NAME and what most programs read. A library knows no type of it, so it is escaped here.
    ['x-wr-calname', {}, 'unknown', plain(name).replace(/[\\;,]/g, '\\$&').replace(/\n/g, '\\n')],
    ['x-wr-timezone', {}, 'unknown', timeZone],
    ['refresh-interval', {}, 'duration', REFRESH],
    ['x-published-ttl', {}, 'unknown', REFRESH],
  ],
  [...zoneOf(timeZone, events), ...events.map((event) => eventOf(event, timeZone))],
];

/** Line ends are line ends; other control characters and halves of a character have no place in a calendar. */
export const plain = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/[\p{Cc}\p{Cs}\u2028\u2029]/gu, (character) => (character === '\n' || character === '\t' ? character : ''));

const eventOf = ({ uid, summary, category, when, place, cancelled, ...row }: FeedEvent, timeZone: string): Component => {
  const properties: Property[] = [
    ['uid', {}, 'text', uid],
    ['dtstamp', {}, 'date-time', stamp(row.changedAt)],
    ['created', {}, 'date-time', stamp(row.createdAt)],
    ['last-modified', {}, 'date-time', stamp(row.changedAt)],
    ['sequence', {}, 'integer', sequenceOf(row)],
    ...('day' in when ? wholeDay(when.day) : between(when, timeZone)),
    ['summary', {}, 'text', plain(summary)],
    ['categories', {}, 'text', plain(category)],
    ['status', {}, 'text', cancelled ? 'CANCELLED' : 'CONFIRMED'],
    ['class', {}, 'text', 'PRIVATE'],
  ];
  if (place !== null) properties.push(['location', {}, 'text', plain(place)]);
  return ['vevent', properties, []];
};

/** It takes no time of that day: whoever has a duty is not busy. */
const wholeDay = (day: IsoDate): Property[] => [
  ['dtstart', {}, 'date', day],
  ['dtend', {}, 'date', addDays(day, 1)],
  ['transp', {}, 'text', 'TRANSPARENT'],
];

const between = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }, tzid: string): Property[] => [
  ['dtstart', { tzid }, 'date-time', `${startsAt}:00`],
  ['dtend', { tzid }, 'date-time', `${endsAt}:00`],
];

const stamp = (instant: Instant): string => `${instant.slice(0, 19)}Z`;

const zoneOf = (timeZone: string, events: readonly FeedEvent[]): Component[] => {
  const days = events.flatMap(({ when }) => ('day' in when ? [] : [when.startsAt.slice(0, 10), when.endsAt.slice(0, 10)])).sort();
  const [first, last] = [days[0], days[days.length - 1]];
  if (first === undefined || last === undefined) return [];
  const observances = observancesOf(timeZone, first, last);
  const winter = Math.min(...observances.map(({ to }) => to));
  return [['vtimezone', [['tzid', {}, 'text', timeZone]], observances.map((each) => observed(each, each.to > winter))]];
};

const observed = ({ startsAt, from, to }: Observance, summer: boolean): Component => [
  summer ? 'daylight' : 'standard',
  [
    ['dtstart', {}, 'date-time', startsAt],
    ['tzoffsetfrom', {}, 'utc-offset', offsetText(from)],
    ['tzoffsetto', {}, 'utc-offset', offsetText(to)],
  ],
  [],
];

const offsetText = (minutes: number): string => {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
};
