import type { ImportSummary } from '../../../../shared/contracts/import';
import { ORGANISATION_KINDS, type FieldSpec, type KindSpec } from './domain/fields';
import { ACTIVITY_KINDS } from './domain/fields-activities';
import { KINDS } from './domain/fields-care';
import type { CellProblem, Existing, PlannedRow, PlannedSheet, Snapshot, Verdict } from './domain/types';
import { labelOf, labelsFor, type Language } from './domain/vocabulary';
import { vocabulary } from './vocabulary';
import type { DropDown } from './workbook/validation';
import { writeWorkbook, type TextSheet } from './workbook/write';
import { RESULT_WORDS } from './workbook/words';

/** An empty workbook with every sheet that can be imported; choices are drop-downs. */
export const templateWorkbook = (language: Language): Promise<Buffer> => writeWorkbook(KINDS.map((spec) => sheetOf(spec, language, [])));

/** The organisation as it stands, in the format of the import: reading it back changes nothing. */
export const rosterWorkbook = (snapshot: Snapshot, language: Language): Promise<Buffer> =>
  writeWorkbook(ORGANISATION_KINDS.map((spec) => sheetOf(spec, language, snapshot[spec.kind])));

/** What was planned and held, and who took part, in the format of the import. */
export const activitiesWorkbook = (snapshot: Snapshot, language: Language): Promise<Buffer> =>
  writeWorkbook(ACTIVITY_KINDS.map((spec) => sheetOf(spec, language, snapshot[spec.kind])));

/** What an import did: the rows as they came, the verdict on each and the reasons. */
export const resultWorkbook = (summary: ImportSummary, sheets: readonly PlannedSheet[], language: Language): Promise<Buffer> =>
  writeWorkbook([overview(summary, sheets, language), ...sheets.filter(({ kind }) => kind !== null).map((sheet) => resultSheet(sheet, language))]);

const sheetOf = (spec: KindSpec, language: Language, rows: readonly Existing[]): TextSheet => {
  const fields = spec.fields.filter(({ confidential }) => rows.length === 0 || confidential !== true);
  const name = language === 'en' ? spec.sheet.en : spec.sheet.zh;
  return {
    name,
    headers: fields.map((field) => (language === 'en' ? field.en : field.zh)),
    rows: rows.map(({ values }) => fields.map((field) => shown(spec, field, values[field.field] ?? '', language))),
    dropDowns: fields.flatMap((field, column): DropDown[] => (field.type === 'choice' ? [{ column, choices: labelsFor(vocabulary, language, spec.kind, field.field) }] : [])),
  };
};

const shown = (spec: KindSpec, field: FieldSpec, value: string, language: Language): string =>
  field.type === 'choice' && value !== '' ? labelOf(vocabulary, language, spec.kind, field.field, value) : field.type === 'moment' ? value.replace('T', ' ') : value;

const overview = ({ fileName, at, by, opened, closed }: ImportSummary, sheets: readonly PlannedSheet[], language: Language): TextSheet => {
  const words = RESULT_WORDS[language];
  const verdicts: Verdict[] = ['new', 'changed', 'unchanged', 'wrong'];
  return {
    name: words.overview,
    headers: [words.sheet, ...verdicts.map((verdict) => words.verdicts[verdict]), words.remark],
    rows: [
      ...sheets.map(({ name, kind, counts }) => [name, ...verdicts.map((verdict) => String(counts[verdict])), kind === null ? words.notRead : '']),
      [],
      [words.file, fileName],
      [words.at, at],
      [words.by, by],
      [words.opened, String(opened)],
      [words.closed, String(closed)],
    ],
  };
};

const resultSheet = (sheet: PlannedSheet, language: Language): TextSheet => {
  const words = RESULT_WORDS[language];
  const read = sheet.columns.filter(({ field }) => field !== null);
  return {
    name: sheet.name,
    headers: [words.row, words.verdict, words.reason, ...read.map(({ header }) => header)],
    rows: sheet.rows.map((row) => [String(row.row), words.verdicts[row.verdict], reasonOf(row, language), ...row.input]),
  };
};

const reasonOf = ({ problems, changes }: PlannedRow, language: Language): string =>
  [...problems.map((problem) => problemText(problem, language)), ...changes.map(({ column, from, to }) => `${column}: ${from === '' ? '—' : from} → ${to}`)].join('\n');

const problemText = ({ column, value, code, allowed }: CellProblem, language: Language): string => {
  const words = RESULT_WORDS[language];
  return `${column}${value === '' ? '' : ` "${value}"`}: ${words.problems[code]} (${words.allowed}: ${allowed})`;
};
