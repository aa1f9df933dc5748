import { KINDS } from './fields-care';
import type { FieldSpec, KindSpec } from './fields';
import { SYNONYMS } from './synonyms';
import { toWord } from './text';
import type { ImportKind } from './types';

export type Language = 'zhHans' | 'en';

/** The label files that the panel uses: content type → labels of its fields and choices. */
export type LabelFile = Readonly<Record<string, { fields: Record<string, string>; enums: Record<string, Record<string, string>> }>>;

export interface Heading {
  readonly field: string;
  /** 0 = the header of the template; a synonym gives way to it. */
  readonly rank: 0 | 1;
}

/** Every word that the importer understands, built once from the labels and the synonyms. */
export interface Vocabulary {
  readonly headings: ReadonlyMap<ImportKind, ReadonlyMap<string, Heading>>;
  readonly sheetNames: ReadonlyMap<string, ImportKind>;
  readonly choices: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Labels of a choice by code, in the order of the schema. */
  readonly labels: Readonly<Record<Language, ReadonlyMap<string, ReadonlyMap<string, string>>>>;
}

// A yes or no has no labels of its own.
const YES_NO: Record<Language, Record<string, string>> = { zhHans: { true: '是', false: '否' }, en: { true: 'Yes', false: 'No' } };

export const buildVocabulary = (zh: LabelFile, en: LabelFile): Vocabulary => {
  const labels = { zhHans: labelsOf(zh, 'zhHans'), en: labelsOf(en, 'en') };
  return {
    headings: new Map(KINDS.map((spec) => [spec.kind, headingsOf(spec, [zh, en])])),
    sheetNames: new Map(KINDS.flatMap((spec) => [spec.sheet.zh, spec.sheet.en, ...spec.sheet.also].map((name): [string, ImportKind] => [toWord(name), spec.kind]))),
    choices: new Map(choiceFields().map(({ path }) => [path, choicesOf(path, [labels.zhHans, labels.en])])),
    labels,
  };
};

export const pathOf = (kind: ImportKind, field: string): string => `${kind}.${field}`;

/** The label of a code, or the code where there is none. */
export const labelOf = (vocabulary: Vocabulary, language: Language, kind: ImportKind, field: string, code: string): string =>
  vocabulary.labels[language].get(pathOf(kind, field))?.get(code) ?? code;

export const labelsFor = (vocabulary: Vocabulary, language: Language, kind: ImportKind, field: string): string[] => [
  ...(vocabulary.labels[language].get(pathOf(kind, field))?.values() ?? []),
];

const choiceFields = (): { spec: KindSpec; field: FieldSpec; path: string }[] =>
  KINDS.flatMap((spec) => spec.fields.filter(({ type }) => type === 'choice').map((field) => ({ spec, field, path: pathOf(spec.kind, field.field) })));

const labelsOf = (file: LabelFile, language: Language): Map<string, Map<string, string>> =>
  new Map(choiceFields().map(({ spec, field, path }) => [path, new Map(Object.entries(file[spec.type]?.enums[field.field] ?? YES_NO[language]))]));

const headingsOf = (spec: KindSpec, files: readonly LabelFile[]): Map<string, Heading> => {
  const headings = new Map<string, Heading>();
  const add = (word: string | undefined, heading: Heading): void => {
    if (word !== undefined && !headings.has(toWord(word))) headings.set(toWord(word), heading);
  };
  for (const field of spec.fields) for (const word of [field.zh, field.en]) add(word, { field: field.field, rank: 0 });
  for (const field of spec.fields) for (const file of files) add(file[spec.type]?.fields[field.field], { field: field.field, rank: 1 });
  for (const field of spec.fields) for (const word of field.also ?? []) add(word, { field: field.field, rank: 1 });
  return headings;
};

const choicesOf = (path: string, labels: readonly ReadonlyMap<string, ReadonlyMap<string, string>>[]): Map<string, string> => {
  const choices = new Map<string, string>();
  for (const file of labels) for (const [code, label] of file.get(path) ?? []) choices.set(toWord(label), code);
  for (const code of [...choices.values()]) choices.set(toWord(code), code);
  for (const [code, words] of Object.entries(SYNONYMS[path] ?? {})) for (const word of words) choices.set(toWord(word), code);
  return choices;
};
