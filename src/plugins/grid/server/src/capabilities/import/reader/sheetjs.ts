import * as xlsx from '@e965/xlsx';
import type { WorkBook } from '@e965/xlsx';

/** The parts of SheetJS that its own types leave out or call `any`. */
interface Untyped {
  /** Parses the parts of an .xlsx that are unpacked already. */
  readonly parse_zip: (container: Container, options: object) => WorkBook;
  readonly CFB: {
    read(bytes: Buffer, options: { type: 'buffer' }): Container;
    find(container: Container, name: string): unknown;
    readonly utils: { cfb_new(): Container; cfb_add(container: Container, name: string, content: Buffer): void };
  };
  readonly SSF: { is_date(format: string): boolean };
}

/** A set of named parts: an unpacked .xlsx, or an OLE2 file. */
export type Container = { readonly __container: never };

const { CFB, SSF, parse_zip } = xlsx as unknown as Untyped;

// Dense: lists instead of an object keyed by cell names. Number formats tell dates from numbers; formulas and stubs tell "no result" from "blank".
const OPTIONS = { dense: true, cellNF: true, cellFormula: true, sheetStubs: true, cellHTML: false, cellDates: false } as const;

export const parseParts = (parts: ReadonlyMap<string, Buffer>): WorkBook => {
  const container = CFB.utils.cfb_new();
  for (const [name, part] of parts) CFB.utils.cfb_add(container, name, part);
  return parse_zip(container, { ...OPTIONS, type: 'buffer' });
};

export const parseXls = (bytes: Buffer): WorkBook => xlsx.read(bytes, { ...OPTIONS, type: 'buffer' });

export const openOle2 = (bytes: Buffer): Container => CFB.read(bytes, { type: 'buffer' });

export const hasStream = (container: Container, name: string): boolean => Boolean(CFB.find(container, name));

export const isDateFormat = (format: string): boolean => SSF.is_date(format);
