import en from '../../../../shared/labels/en.json';
import zhHans from '../../../../shared/labels/zh-Hans.json';
import type { InBothLanguages } from '../../../../shared/contracts/rights';
import { SECTIONS } from './sections';
import { SECTION_WORDS, type SectionWords } from './section-words';

interface Labels {
  fields: Record<string, string>;
  enums: Record<string, Record<string, string>>;
}

const LABELS: Record<'zhHans' | 'en', Record<string, Labels>> = { zhHans, en };

export type Language = keyof typeof LABELS;

export const wordsOf = (key: string): SectionWords => {
  const words = SECTION_WORDS[key];
  if (!words) throw new Error(`own file: no words for the section ${key}; add them to section-words.ts`);
  return words;
};

export const titleOf = (key: string): InBothLanguages => wordsOf(key).title;

const typeOf = (key: string): string | undefined => SECTIONS.find((section) => section.key === key)?.type;

/** The name of a column, as the screens call it. */
export const columnLabel = (key: string, column: string, language: Language): string =>
  wordsOf(key).columns?.[column]?.[language] ?? LABELS[language][typeOf(key) ?? '']?.fields[column] ?? column;

/** A code in words. */
export const valueLabel = (key: string, column: string, value: string, language: Language): string => LABELS[language][typeOf(key) ?? '']?.enums[column]?.[value] ?? value;
