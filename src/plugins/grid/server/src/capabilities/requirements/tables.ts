import type { MatrixCell } from '../../../../shared/contracts/requirements';
import type { Line } from './service';
import { levelName, perName, WORDS, type Language } from './words';

export interface SheetTable {
  readonly name: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** The year as two sheets: every line with its twelve months and sums, and the gaps one by one. */
export const tablesOf = (lines: readonly Line[], language: Language): SheetTable[] => {
  const words = WORDS[language];
  const months = Array.from({ length: 12 }, (_, index) => index + 1);
  const gaps = lines.flatMap(({ grid, requirement, cells }) => cells.filter(({ state }) => state === 'missing').map(({ period, needed, held, missing }) => [grid.code, grid.name, requirement.name, period, needed, held, missing]));
  return [
    {
      name: words.matrix,
      heads: [...words.heads, ...months.map(words.month), ...words.sums],
      rows: lines.map(({ grid, requirement, cells }) => [
        grid.code,
        grid.name,
        levelName(language, grid.level),
        requirement.name,
        `${perName(language, requirement.per)} × ${requirement.times}`,
        ...months.map((month) => monthText(cells, month, language)),
        ...sums(cells),
      ]),
    },
    { name: words.gaps, heads: words.gapHeads, rows: gaps.length === 0 ? [[words.noGap]] : gaps },
  ];
};

/** A period stands in the month in which it begins; several weeks of a month one after another. */
const monthText = (cells: readonly MatrixCell[], month: number, language: Language): string =>
  cells.filter((cell) => cell.month === month).map(({ state, held, needed }) => `${WORDS[language].states[state]} ${held}/${needed}`).join('；');

/** Needed and missing of the periods that are over or answered: what is still to come is no gap. */
const sums = (cells: readonly MatrixCell[]): number[] => {
  const decided = cells.filter(({ state }) => state === 'done' || state === 'missing');
  const add = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
  return [add(decided.map(({ needed }) => needed)), add(cells.map(({ held }) => held)), add(decided.map(({ missing }) => missing))];
};
