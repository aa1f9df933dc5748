import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { transformSync } from '@swc/core';

const ROOT = path.resolve(__dirname, '../..');
const SERVER = path.join(ROOT, 'src/plugins/grid/server/src');
const SOURCES = ['kernel/date', 'capabilities/calendar-feeds/domain/time-zone', 'capabilities/calendar-feeds/domain/events', 'capabilities/calendar-feeds/domain/jcal', 'capabilities/calendar-feeds/ics'];

/** Writes the calendar and reads it with two public parsers: node-ical goes by the name of the zone, ical.js by the rules in the file alone. */
const SCRIPT = `
  const ICAL = require('ical.js');
  const nodeIcal = require('node-ical');
  const { jcalOf } = require('./capabilities/calendar-feeds/domain/jcal');
  const { icsOf } = require('./capabilities/calendar-feeds/ics');
  const { timeZone, events } = JSON.parse(process.argv[2]);
  const text = icsOf(jcalOf({ name: '一支部', timeZone, events }));
  const known = Object.values(nodeIcal.sync.parseICS(text)).filter(({ type }) => type === 'VEVENT');
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zone = new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone'));
  const ruled = calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
  const instant = (time) => { time.zone = zone; return time.toJSDate().toISOString(); };
  console.log(JSON.stringify({
    offset: new Date(2026, 0, 1).getTimezoneOffset(),
    byName: known.map(({ uid, start, end, summary, sequence, status }) => [uid, start.toISOString(), end.toISOString(), summary, Number(sequence), status]),
    byRules: ruled.map(({ uid, startDate, endDate, summary, sequence, component }) => [uid, instant(startDate), instant(endDate), summary, sequence, component.getFirstPropertyValue('status')]),
  }));
`;

interface Read {
  offset: number;
  byName: unknown[];
  byRules: unknown[];
}

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'calendar-feed-'));
  for (const name of SOURCES) {
    const target = path.join(directory, `${name}.js`);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, transformSync(readFileSync(path.join(SERVER, `${name}.ts`), 'utf8'), { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } }).code);
  }
  writeFileSync(path.join(directory, 'run.js'), SCRIPT);
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const readIn = (processZone: string, timeZone: string, events: readonly object[]): Read =>
  JSON.parse(execFileSync(process.execPath, [path.join(directory, 'run.js'), JSON.stringify({ timeZone, events })], { encoding: 'utf8', env: { ...process.env, TZ: processZone, NODE_PATH: path.join(ROOT, 'node_modules') } }));

const PROCESS_ZONES = ['Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Auckland', 'UTC'];

const eventAt = (startsAt: string, endsAt: string) => ({ uid: `${startsAt}@lianxin`, summary: '主题党日，“走进,检修;现场”', category: '主题党日', when: { startsAt, endsAt }, place: '检修车间', cancelled: startsAt.startsWith('2027'), createdAt: '2022-11-30T00:00:00.000Z', changedAt: '2022-11-30T00:01:00.000Z' });
const expectedOf = ([startsAt, , start, end]: readonly string[]) => [`${startsAt}@lianxin`, `${start}.000Z`, `${end}.000Z`, '主题党日，“走进,检修;现场”', 60, startsAt!.startsWith('2027') ? 'CANCELLED' : 'CONFIRMED'];

/** Local time of the house, and the instant by hand: UTC+8, in the summers of 1986 to 1991 UTC+9. */
const SHANGHAI = [
  ['1986-05-03T23:30', '1986-05-04T01:30', '1986-05-03T15:30:00', '1986-05-03T17:30:00'],
  ['1986-05-04T09:00', '1986-05-04T11:00', '1986-05-04T00:00:00', '1986-05-04T02:00:00'],
  ['1988-07-01T09:00', '1988-07-01T10:00', '1988-07-01T00:00:00', '1988-07-01T01:00:00'],
  ['1991-09-16T09:00', '1991-09-16T10:00', '1991-09-16T01:00:00', '1991-09-16T02:00:00'],
  ['2022-03-05T09:00', '2022-03-05T11:30', '2022-03-05T01:00:00', '2022-03-05T03:30:00'],
  ['2026-03-08T02:30', '2026-03-08T03:30', '2026-03-07T18:30:00', '2026-03-07T19:30:00'],
  ['2026-12-31T22:00', '2027-01-01T00:30', '2026-12-31T14:00:00', '2026-12-31T16:30:00'],
  ['2027-07-01T08:00', '2027-07-01T18:00', '2027-07-01T00:00:00', '2027-07-01T10:00:00'],
] as const;

test('the control: the zones do change what the process calls local', () => expect(new Set(PROCESS_ZONES.map((zone) => readIn(zone, 'Asia/Shanghai', [eventAt('2026-01-01T09:00', '2026-01-01T10:00')]).offset)).size).toBe(PROCESS_ZONES.length));

test.each(PROCESS_ZONES)('both parsers read the times of the house, over forty years, in a process that lives in %s', (zone) => {
  const { byName, byRules } = readIn(zone, 'Asia/Shanghai', SHANGHAI.map(([startsAt, endsAt]) => eventAt(startsAt, endsAt)));
  expect(byName).toEqual(SHANGHAI.map(expectedOf));
  expect(byRules).toEqual(SHANGHAI.map(expectedOf));
});

// A house elsewhere: TIME_ZONE may be any zone.
const BERLIN = [
  ['2026-03-28T09:00', '2026-03-28T10:00', '2026-03-28T08:00:00', '2026-03-28T09:00:00'],
  ['2026-03-29T09:00', '2026-03-29T10:00', '2026-03-29T07:00:00', '2026-03-29T08:00:00'],
  ['2026-10-26T09:00', '2026-10-26T10:00', '2026-10-26T08:00:00', '2026-10-26T09:00:00'],
] as const;

test.each(PROCESS_ZONES)('of a house whose clocks are put, in a process that lives in %s', (zone) => {
  const { byName, byRules } = readIn(zone, 'Europe/Berlin', BERLIN.map(([startsAt, endsAt]) => eventAt(startsAt, endsAt)));
  expect([byName, byRules]).toEqual([BERLIN.map(expectedOf), BERLIN.map(expectedOf)]);
});
