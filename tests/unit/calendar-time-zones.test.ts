import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { transformSync } from '@swc/core';
import days from 'chinese-days/dist/chinese-days.json';

const KERNEL = path.resolve(__dirname, '../../src/plugins/grid/server/src/kernel');
const LIBRARY = path.resolve(__dirname, '../../src/plugins/grid/server/src/capabilities/calendar/domain');
const YEARS = [2023, 2024, 2025, 2026];

// East of the date line and west of it, with clocks that change, and the zone of the installation.
const ZONES = ['Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Auckland'];

const SCRIPT = `
  const { addDays, weekday, isoWeek } = require('./date');
  const { isWorkingDay, countFrom } = require('./working-days');
  const { libraryRows } = require('./library');
  const rows = libraryRows(JSON.parse(process.argv[2]));
  const calendar = { overrides: new Map(rows.map((row) => [row.date, row.isOffDay])), years: new Set() };
  const out = [];
  for (let date = '2023-01-01'; date <= '2026-12-31'; date = addDays(date, 1))
    out.push([date, weekday(date), isoWeek(date), isWorkingDay(date, calendar), date > '2026-12-15' ? null : countFrom(date, 5, 'working', calendar).dueOn]);
  console.log(JSON.stringify({ offset: new Date(2026, 0, 1).getTimezoneOffset(), out }));
`;

type Day = [date: string, weekday: number, week: string, working: boolean, fiveLater: string | null];

let directory = '';

beforeAll(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'calendar-'));
  for (const [folder, name] of [[KERNEL, 'date'], [KERNEL, 'working-days'], [LIBRARY, 'library']] as const) {
    const source = readFileSync(path.join(folder, `${name}.ts`), 'utf8');
    writeFileSync(path.join(directory, `${name}.js`), transformSync(source, { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } }).code);
  }
  writeFileSync(path.join(directory, 'run.js'), SCRIPT);
});

afterAll(() => rmSync(directory, { recursive: true, force: true }));

const runIn = (zone: string): { offset: number; out: Day[] } =>
  JSON.parse(execFileSync(process.execPath, [path.join(directory, 'run.js'), JSON.stringify(days)], { encoding: 'utf8', env: { ...process.env, TZ: zone } }));

/** The days of the years counted with nothing but a table of month lengths; 1 January 2023 was a Sunday. */
const countedByHand = (): { date: string; weekday: number }[] => {
  const out: { date: string; weekday: number }[] = [];
  for (const year of YEARS) {
    const lengths = [31, year % 4 === 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    lengths.forEach((length, month) => {
      for (let day = 1; day <= length; day += 1) {
        out.push({ date: `${year}-${String(month + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`, weekday: ((out.length + 6) % 7) + 1 });
      }
    });
  }
  return out;
};

const holidays: Record<string, string> = days.holidays;
const workdays: Record<string, string> = days.workdays;

test('the control: the zones do change what the process calls local', () => {
  expect(new Set(ZONES.map((zone) => runIn(zone).offset)).size).toBe(ZONES.length);
});

test.each(ZONES)('every day of 2023 to 2026 is what the official list says, in a process that lives in %s', (zone) => {
  const { out } = runIn(zone);
  const expected = countedByHand().map(({ date, weekday }) => [date, weekday, date in workdays || (weekday <= 5 && !(date in holidays))]);
  expect(expected).toHaveLength(1461);
  expect(out.map(([date, weekday, , working]) => [date, weekday, working])).toEqual(expected);
});

test.each(ZONES)('five working days after every day are the fifth working day of the list, in %s', (zone) => {
  const working = countedByHand().filter(({ date, weekday }) => date in workdays || (weekday <= 5 && !(date in holidays)));
  for (const [date, , , , fiveLater] of runIn(zone).out) {
    if (fiveLater !== null) expect([date, fiveLater]).toEqual([date, working.filter((day) => day.date > date)[4]?.date]);
  }
});

test('weeks do not depend on the zone either', () => {
  const [first, ...rest] = ZONES.map((zone) => runIn(zone).out.map(([date, , week]) => [date, week]));
  for (const other of rest) expect(other).toEqual(first);
});
