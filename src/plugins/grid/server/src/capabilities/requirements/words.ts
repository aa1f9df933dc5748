import type { GridLevel } from '../../../../shared/contracts/common';
import type { CellState, Per } from '../../../../shared/contracts/requirements';
import en from '../../../../shared/labels/en.json';
import zhHans from '../../../../shared/labels/zh-Hans.json';

export type Language = 'zhHans' | 'en';

interface Words {
  readonly title: (year: number) => string;
  readonly matrix: string;
  readonly gaps: string;
  readonly heads: readonly string[];
  readonly sums: readonly string[];
  readonly gapHeads: readonly string[];
  readonly month: (month: number) => string;
  readonly states: Readonly<Record<CellState, string>>;
  readonly noGap: string;
  readonly exported: (name: string, on: string) => string;
}

/** The wording of the file. A state is a word and a shape: colours do not survive every printer. */
export const WORDS: Readonly<Record<Language, Words>> = {
  zhHans: {
    title: (year) => `${year}年制度落实`,
    matrix: '制度落实',
    gaps: '缺项',
    heads: ['网格编码', '网格', '层级', '制度要求', '次数'],
    sums: ['应开展', '已开展', '缺'],
    gapHeads: ['网格编码', '网格', '制度要求', '期间', '应开展', '已开展', '缺'],
    month: (month) => `${month}月`,
    states: { done: '✓ 完成', planned: '◇ 已计划', open: '○ 未到期', dueSoon: '◐ 临期', missing: '● 缺' },
    noGap: '没有缺项',
    exported: (name, on) => `由 ${name} 于 ${on} 导出`,
  },
  en: {
    title: (year) => `Requirements met in ${year}`,
    matrix: 'Requirements',
    gaps: 'Gaps',
    heads: ['Code', 'Grid', 'Level', 'Requirement', 'Times'],
    sums: ['needed', 'held', 'missing'],
    gapHeads: ['Code', 'Grid', 'Requirement', 'Period', 'needed', 'held', 'missing'],
    month: (month) => ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][month - 1] ?? '',
    states: { done: '✓ done', planned: '◇ planned', open: '○ open', dueSoon: '◐ due soon', missing: '● missing' },
    noGap: 'No gaps',
    exported: (name, on) => `Exported by ${name} on ${on}`,
  },
};

const labelsOf = (language: Language) => (language === 'en' ? en : zhHans);

export const levelName = (language: Language, level: GridLevel): string => labelsOf(language).grid.enums.level[level];
export const perName = (language: Language, per: Per): string => labelsOf(language)['activity-requirement'].enums.per[per];
