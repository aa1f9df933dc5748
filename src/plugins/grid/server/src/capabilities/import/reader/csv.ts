import type { RawRow } from '../domain/types';
import { ImportRefused } from '../refused';

// A tab hardly stands in a text, a comma does: on a tie the first wins.
const DELIMITERS = ['\t', ',', ';'] as const;
// Exports write ="00123" to keep leading zeros.
const KEPT_AS_TEXT = /^="([^"]*)"$/;
const NUMERIC = /^\d+(?:\.\d+)?$/;

interface State {
  readonly rows: string[][];
  row: string[];
  field: string;
}

/**
 * Splits delimited text (RFC 4180; comma, tab or semicolon, also named by a `sep=;` line). Cells stay text: 1990.10 is never a number.
 * @throws ImportRefused when a quotation never ends or there are more rows than `maxRows`.
 */
export const splitCsv = (text: string, maxRows: number): RawRow[] => {
  const named = /^sep=(.)\r?\n/i.exec(text);
  const body = named ? text.slice(named[0].length) : text;
  const records = split(body, named?.[1] ?? delimiterOf(body), maxRows);
  return records.map((cells, index) => rowOf(cells, index + 1)).filter(({ texts }) => texts.some((cell) => cell.trim() !== ''));
};

const rowOf = (cells: readonly string[], row: number): RawRow => {
  const texts = cells.map((cell) => KEPT_AS_TEXT.exec(cell)?.[1] ?? cell);
  return { row, texts, kinds: texts.map((cell) => (NUMERIC.test(cell) ? 'n' : 't')).join('') };
};

const delimiterOf = (text: string): string => {
  const head = text.slice(0, 20_000).replace(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((delimiter) => head.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
};

const split = (text: string, delimiter: string, maxRows: number): string[][] => {
  const state: State = { rows: [], row: [], field: '' };
  let at = 0;
  while (at < text.length) {
    at = text[at] === '"' && state.field === '' ? quoted(text, at, state) : plain(text, at, delimiter, state);
    if (state.rows.length > maxRows + 1_000) break;
  }
  if (state.field !== '' || state.row.length > 0) endRow(state);
  return state.rows;
};

/** Reads up to the next delimiter or line end and over it; returns where to go on. */
const plain = (text: string, start: number, delimiter: string, state: State): number => {
  let at = start;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at += 1;
  state.field += text.slice(start, at);
  if (at < text.length && text[at] === delimiter) endField(state);
  else endRow(state);
  return text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : at + 1;
};

/** Reads a quotation from its opening mark to after its closing one. */
const quoted = (text: string, start: number, state: State): number => {
  let at = start + 1;
  for (;;) {
    const end = text.indexOf('"', at);
    if (end < 0) throw new ImportRefused('unreadable', `第 ${state.rows.length + 1} 行的引号没有闭合`, { value: text.slice(start, start + 40), allowed: '成对的双引号' });
    state.field += text.slice(at, end);
    if (text[end + 1] !== '"') return end + 1;
    state.field += '"';
    at = end + 2;
  }
};

const endField = (state: State): void => {
  state.row.push(state.field);
  state.field = '';
};

const endRow = (state: State): void => {
  endField(state);
  state.rows.push(state.row);
  state.row = [];
};
