import { readCell } from './cells';
import { fieldOf, specOf } from './fields-care';
import { headerText, recognise, repeatsHeader, type ColumnChoice, type Layout } from './recognise';
import { isBlank, toHalfWidth } from './text';
import type { CellKind, CellProblem, ParsedRow, ParsedSheet, RawRow, RawSheet, Values } from './types';
import type { Vocabulary } from './vocabulary';

/** The clerk's columns by sheet name. */
export type ColumnChoices = ReadonlyMap<string, ColumnChoice>;

const MOST_FOOTER_CELLS = 3;
const FOOTER = /^(?:(?:制表|填表|填报|编制|审核|审批|复核|批准|负责|统计|打印|经办|备注|注|说明|日期|联系)[^:]{0,6}:|合计|总计|小计|共计|共\d+|第\d+页)/;
const SHOWN = 100;
const KEPT = 1_000;

/** Rows of every sheet in the words of the database. Sheets that are not recognised come along with kind null, so that they can be named. */
export const parseSheets = (sheets: readonly RawSheet[], vocabulary: Vocabulary, chosen: ColumnChoices = new Map()): ParsedSheet[] =>
  sheets.map((sheet, index) => {
    const layout = recognise(sheet, vocabulary, chosen.get(sheet.name));
    if (layout === null) return { name: sheet.name, kind: null, headerRow: null, columns: likelyHeaders(sheet), rows: [] };
    const rows = dataRows(sheet, layout).map((row) => parseRow(row, index, sheet.date1904, layout, vocabulary));
    return { name: sheet.name, kind: layout.kind, headerRow: layout.headerRow, columns: namedColumns(sheet, layout), rows };
  });

/** Names of the columns of a sheet that nobody recognised: the clerk may say what they are. */
const likelyHeaders = (sheet: RawSheet): { header: string; field: null }[] => {
  const widest = sheet.rows.slice(0, 10).map(({ texts }) => texts.map(headerText).filter((text) => text !== ''));
  const most = widest.reduce<string[]>((best, texts) => (texts.length > best.length ? texts : best), []);
  return most.map((header) => ({ header: header.slice(0, SHOWN), field: null }));
};

const dataRows = (sheet: RawSheet, layout: Layout): RawRow[] =>
  sheet.rows.filter((row) => row.row > layout.headerRow && !isFooter(row, layout) && !repeatsHeader(row, layout));

/**
 * A row below the data that is no data: a signature line, a total, a remark. A row without its key but with other
 * values is a wrong row, not a footer: leaving it out in silence would lose a person.
 */
const isFooter = (row: RawRow, layout: Layout): boolean => {
  const filled = row.texts.filter((text) => text.trim() !== '');
  const first = toHalfWidth(filled[0] ?? '').replace(/\s+/g, '');
  if (filled.length <= MOST_FOOTER_CELLS && FOOTER.test(first)) return true;
  const { needs, key } = specOf(layout.kind);
  const identity = layout.columns.map(({ field }, index) => (field !== null && key.includes(field) && (key.length === 1 || needs.includes(field)) ? index : -1));
  const hasKey = identity.some((index) => index >= 0 && !isBlank(row.texts[index] ?? ''));
  return !hasKey && filled.length === 1;
};

const parseRow = (row: RawRow, sheet: number, date1904: boolean, layout: Layout, vocabulary: Vocabulary): ParsedRow => {
  const values: Values = {};
  const monthOnly: string[] = [];
  const problems: CellProblem[] = [];
  layout.columns.forEach(({ header, field }, index) => {
    if (field === null) return;
    const spec = fieldOf(layout.kind, field);
    const text = row.texts[index] ?? '';
    const reading = readCell(layout.kind, spec, { text, kind: (row.kinds[index] ?? 't') as CellKind, date1904 }, vocabulary);
    values[spec.field] = reading.value;
    if (reading.monthOnly === true) monthOnly.push(spec.field);
    const shown = spec.confidential === true ? '***' : text.trim().slice(0, SHOWN);
    if (reading.problem) problems.push({ row: row.row, column: header, value: shown, ...reading.problem });
    else if (reading.value === null && spec.required === true) problems.push({ row: row.row, column: header, value: shown, code: 'required', allowed: '不能为空' });
  });
  return { sheet, row: row.row, kind: layout.kind, values, monthOnly, input: inputOf(row, layout), problems };
};

// Columns that are not read may hold anything, identity numbers too: they leave no trace.
const inputOf = (row: RawRow, layout: Layout): string[] =>
  layout.columns.flatMap(({ field }, index) => {
    if (field === null) return [];
    const text = row.texts[index] ?? '';
    return [fieldOf(layout.kind, field).confidential === true && text.trim() !== '' ? '***' : text.slice(0, KEPT)];
  });

/** Every column that holds something, those beyond the limit of reading as one entry: nobody shall think they were read. */
const namedColumns = (sheet: RawSheet, layout: Layout): { header: string; field: string | null }[] => {
  const named = layout.columns.filter(({ header, field }) => header !== '' || field !== null);
  const read = layout.columns.length;
  return sheet.widest > read ? [...named, { header: `第${read + 1}至${sheet.widest}列`, field: null }] : named;
};
