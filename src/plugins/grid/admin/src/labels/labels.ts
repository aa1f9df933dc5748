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
 * (`member`) means different things in two types; name and values together tell them apart.
 */
export function typeOfEnum(attribute: string, values: readonly string[]): string | null {
  for (const [type, { enums }] of Object.entries(LABELS.en)) {
    const known = enums[attribute];
    if (known && Object.keys(known).every((value) => values.includes(value))) return type;
  }
  return null;
}

/** The type of a Content Manager layout, which knows its display name only. */
export const typeNamed = (displayName: string | undefined): string | null =>
  Object.entries(LABELS['zh-Hans']).find(([, labels]) => labels.displayName === displayName)?.[0] ?? null;
