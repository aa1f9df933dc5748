import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { utils, write, type BookType } from '@e965/xlsx';
import { KINDS } from '../../src/plugins/grid/server/src/capabilities/import/domain/fields-care';
import { parseSheets } from '../../src/plugins/grid/server/src/capabilities/import/domain/parse';
import { planImport } from '../../src/plugins/grid/server/src/capabilities/import/domain/plan';
import type { Existing, ImportKind, Plan, RawSheet, Snapshot } from '../../src/plugins/grid/server/src/capabilities/import/domain/types';
import { parseWorkbook } from '../../src/plugins/grid/server/src/capabilities/import/reader/parse-workbook';
import { vocabulary } from '../../src/plugins/grid/server/src/capabilities/import/vocabulary';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

export const demo = (name: string): Buffer => readFileSync(path.join(__dirname, '../../demo', name));

export const facts = JSON.parse(demo('facts.json').toString('utf8')) as {
  grids: number;
  employees: number;
  appointments: number;
  contactPairs: number;
  careEvents: number;
  contactRecords: number;
  requests: number;
  themePartyDays: number;
  attendances: number;
  messy: { rows: number; importable: number; problems: { row: number; column: string; code: string }[] };
};

export const emptySnapshot = (): Snapshot => Object.fromEntries(KINDS.map(({ kind }) => [kind, []])) as unknown as Snapshot;

/** A sheet of text cells; row 1 is the first line. */
export const sheet = (name: string, lines: readonly (readonly string[])[]): RawSheet => ({
  name,
  date1904: false,
  widest: Math.max(0, ...lines.map((line) => line.length)),
  rows: lines.map((texts, index) => ({ row: index + 1, texts: [...texts], kinds: 't'.repeat(texts.length) })).filter(({ texts }) => texts.some((text) => text.trim() !== '')),
});

export const planSheets = (sheets: readonly RawSheet[], snapshot: Snapshot = emptySnapshot()): Plan =>
  planImport({ sheets: parseSheets(sheets, vocabulary), snapshot, vocabulary, digest });

export const planFile = async (bytes: Buffer, snapshot: Snapshot = emptySnapshot()): Promise<Plan> => planSheets(await parseWorkbook(bytes), snapshot);

/** The state that the steps leave: what the store does to the database, in memory. */
export const after = (snapshot: Snapshot, plan: Plan): Snapshot => {
  const state = Object.fromEntries(Object.entries(snapshot).map(([kind, rows]) => [kind, [...rows]])) as Record<ImportKind, Existing[]>;
  let id = Math.max(0, ...Object.values(state).flatMap((rows) => rows.map((row) => row.id)));
  for (const step of plan.steps) {
    if (step.op === 'insert') state[step.kind].push({ id: (id += 1), values: step.values, ...(step.kind === 'careRecords' ? { keys: [step.key] } : {}) });
    else state[step.kind] = state[step.kind].map((row) => (row.id === step.id ? { ...row, values: { ...row.values, ...step.values } } : row));
  }
  return state;
};

/** `row code column` of every problem. */
export const problemsOf = (plan: Plan): string[] => plan.sheets.flatMap(({ rows }) => rows.flatMap(({ problems }) => problems.map(({ row, code, column }) => `${row} ${code} ${column}`)));

export const verdictsOf = (plan: Plan): string => plan.sheets.flatMap(({ rows }) => rows.map(({ verdict }) => verdict)).join(' ');

/** The file as another program would save it. */
export const saveAs = (lines: readonly (readonly unknown[])[], bookType: BookType, name = 'Sheet1'): Buffer => {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(lines as unknown[][]), name);
  return write(book, { type: 'buffer', bookType }) as Buffer;
};

export const csv = (lines: readonly (readonly string[])[], delimiter = ','): string =>
  lines.map((line) => line.map((cell) => (/["\n\r]/.test(cell) || cell.includes(delimiter) ? `"${cell.replace(/"/g, '""')}"` : cell)).join(delimiter)).join('\r\n');

/** GBK bytes of a text: Node only reads GBK, so its table is turned around once. */
export const toGbk = (text: string): Buffer => {
  gbkTable ??= buildGbkTable();
  return Buffer.concat([...text].map((letter) => (letter < '\u0080' ? Buffer.from(letter, 'latin1') : (gbkTable?.get(letter) ?? unknownLetter(letter)))));
};

let gbkTable: Map<string, Buffer> | null = null;

const buildGbkTable = (): Map<string, Buffer> => {
  const decoder = new TextDecoder('gbk');
  const table = new Map<string, Buffer>();
  for (let high = 0x81; high <= 0xfe; high += 1)
    for (let low = 0x40; low <= 0xfe; low += 1) {
      const bytes = Buffer.from([high, low]);
      const letter = decoder.decode(bytes);
      if ([...letter].length === 1 && !table.has(letter)) table.set(letter, bytes);
    }
  return table;
};

const unknownLetter = (letter: string): never => {
  throw new Error(`GBK has no ${letter}`);
};

export interface ZipEntry {
  readonly name: string;
  readonly data: Buffer | string;
  /** What the directory claims, if it lies. */
  readonly claimedSize?: number;
  readonly encrypted?: boolean;
}

/** A zip archive byte by byte, so that it can be as wrong as a test wants it. */
export const zip = (entries: readonly ZipEntry[]): Buffer => {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, claimedSize, encrypted } of entries) {
    const content = typeof data === 'string' ? Buffer.from(data) : data;
    const packed = deflateRawSync(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800 | (encrypted === true ? 1 : 0), 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claimedSize ?? content.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, listing, end]);
};

export const xlsxParts = (sheetXml: string): ZipEntry[] => [
  { name: '[Content_Types].xml', data: '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>' },
  { name: '_rels/.rels', data: '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>' },
  { name: 'xl/workbook.xml', data: '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>' },
  { name: 'xl/_rels/workbook.xml.rels', data: '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>' },
  { name: 'xl/worksheets/sheet1.xml', data: sheetXml },
];

export const sheetXml = (rows: string): string => `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
