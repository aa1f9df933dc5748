import fs from 'node:fs';
import path from 'node:path';
import { read, utils } from '@e965/xlsx';
import { REACH, type Role } from './http';

/** What the screens must show, read from the workbooks and the duties that were computed without the product. */
export const demoPath = (name: string) => path.join(__dirname, '..', '..', 'demo', name);

type Row = Record<string, string>;

export const sheetOf = (file: string, sheet: string): Row[] => {
  const book = read(fs.readFileSync(demoPath(file)));
  return utils.sheet_to_json<Row>(book.Sheets[sheet]!, { raw: false, defval: '' });
};

/** The cells of a sheet as they stand: row 1 is at 0. */
export const linesOf = (file: string, sheet: string): string[][] => utils.sheet_to_json<string[]>(read(fs.readFileSync(demoPath(file))).Sheets[sheet]!, { header: 1, raw: false, defval: '', blankrows: true });

/** Every row of every sheet as one text. */
export const textsOf = (bytes: Buffer): string[] => Object.values(read(bytes).Sheets).flatMap((sheet) => utils.sheet_to_json<string[]>(sheet, { header: 1, raw: false, defval: '' }).map((row) => row.join(' ')));

interface ExpectedDuty {
  readonly rule: string;
  readonly duty: 'talk' | 'visit';
  readonly employeeNo: string;
  readonly ownerNo: string;
  readonly dueOn: string;
  readonly outcome: 'onTime' | 'late' | 'overdue';
}

export interface Overdue extends ExpectedDuty {
  readonly subject: string;
  readonly owner: string;
  readonly grid: string;
}

const people = new Map(sheetOf('roster.xlsx', '员工花名册').map((row) => [row['工号']!, row]));
const grids = new Map(sheetOf('roster.xlsx', '组织架构').map((row) => [row['网格编码']!, row['网格名称']!]));

const isBelow = (code: string, root: string | null) => root !== null && (code === root || code.startsWith(`${root}-`));

export const peopleOf = (role: Role): string[] => [...people.values()].filter((row) => isBelow(row['所属网格编码']!, REACH[role])).map((row) => row['姓名']!);
export const gridsOf = (role: Role): string[] => [...grids].filter(([code]) => isBelow(code, REACH[role])).map(([, name]) => name);
export const nameOf = (employeeNo: string): string => people.get(employeeNo)!['姓名']!;

const duties = (JSON.parse(fs.readFileSync(demoPath('expected-duties-2022.json'), 'utf8')) as { duties: ExpectedDuty[] }).duties;
const inReach = (role: Role) => duties.filter(({ employeeNo }) => isBelow(people.get(employeeNo)!['所属网格编码']!, REACH[role]));

/** The overdue duties that a role reaches, the oldest first, as the list shows them. */
export const overdueOf = (role: Role): Overdue[] =>
  inReach(role)
    .filter(({ outcome }) => outcome === 'overdue')
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn))
    .map((duty) => ({ ...duty, subject: nameOf(duty.employeeNo), owner: nameOf(duty.ownerNo), grid: grids.get(people.get(duty.employeeNo)!['所属网格编码']!)! }));

export const doneOf = (role: Role): number => inReach(role).filter(({ outcome }) => outcome !== 'overdue').length;

/** '2022-01-30' → '1月30日' */
export const dayInChinese = (date: string): string => `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;
