import en from '../../../shared/labels/en.json';
import zhHans from '../../../shared/labels/zh-Hans.json';

export interface TypeLabels {
  displayName: string;
  fields: Record<string, string>;
  enums: Record<string, Record<string, string>>;
}

export type Labels = Record<string, TypeLabels>;

export const LABELS: Record<'zh-Hans' | 'en', Labels> = { 'zh-Hans': zhHans, en };

/**
 * The type whose enumeration this is. Content Manager inputs know the attribute but not its content type, and one code
 * (`member`) means different things in two types; name and values together tell them apart: the type that knows most of them.
 */
export function typeOfEnum(attribute: string, values: readonly string[]): string | null {
  let found: { type: string; codes: number } | null = null;
  for (const [type, { enums }] of Object.entries(LABELS.en)) {
    const codes = Object.keys(enums[attribute] ?? {});
    if (codes.length > (found?.codes ?? 0) && codes.every((value) => values.includes(value))) found = { type, codes: codes.length };
  }
  return found?.type ?? null;
}

/** The type of a Content Manager layout, which knows its display name only. */
export const typeNamed = (displayName: string | undefined): string | null =>
  Object.entries(LABELS['zh-Hans']).find(([, labels]) => labels.displayName === displayName)?.[0] ?? null;
