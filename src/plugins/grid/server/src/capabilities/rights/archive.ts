import { strToU8, zipSync } from 'fflate';
import type { OwnFile, OwnSection, OwnValue } from '../../../../shared/contracts/rights';
import { writeWorkbook, type TextSheet } from '../import';
import { readmeOf } from './readme';
import { columnLabel, titleOf, valueLabel, type Language } from './words';

/** The own file to take away: the same as JSON, as a workbook, and what every column means. */
export const archiveOf = async (file: OwnFile, language: Language): Promise<Buffer> => {
  const workbook = await writeWorkbook(file.sections.filter(({ rows }) => rows.length > 0).map((section) => sheetOf(section, language)));
  const names = language === 'en' ? { json: 'own-file.json', xlsx: 'own-file.xlsx' } : { json: '个人资料.json', xlsx: '个人资料.xlsx' };
  return Buffer.from(
    zipSync({
      'README.md': strToU8(readmeOf(file)),
      [names.json]: strToU8(`${JSON.stringify(file, null, 2)}\n`),
      [names.xlsx]: new Uint8Array(workbook),
    }),
  );
};

const sheetOf = ({ key, rows }: OwnSection, language: Language): TextSheet => {
  const columns = columnsOf(rows);
  return {
    name: titleOf(key)[language],
    headers: columns.map((column) => columnLabel(key, column, language)),
    rows: rows.map((row) => columns.map((column) => cellOf(key, column, row[column] ?? null, language))),
  };
};

const columnsOf = (rows: readonly Record<string, OwnValue>[]): string[] => [...new Set(rows.flatMap((row) => Object.keys(row)))];

const WITHHELD: Readonly<Record<Language, Record<'sealed' | 'severalPeople', string>>> = {
  zhHans: { sealed: '（已保存，加密；可在门户逐条查看）', severalPeople: '（已保存；涉及多人，不单独提供）' },
  en: { sealed: '(held, sealed; opened one at a time on the portal)', severalPeople: '(held; tells of several people)' },
};

const cellOf = (key: string, column: string, value: OwnValue, language: Language): string => {
  if (value === null) return '';
  if (typeof value === 'object') return 'text' in value ? value.text : WITHHELD[language][value.withheld];
  return typeof value === 'string' ? valueLabel(key, column, value, language) : String(value);
};
