import { labelMessages } from '../labels/label-messages';
import { LABELS } from '../labels/labels';
import { translationId } from '../ui/translate';

type Texts = Record<string, string>;

const FILES = ['common', 'workbench', 'employee-panel', 'widgets', 'grids', 'import', 'operations'] as const;

/** Texts of a language that we do not ship are left to Strapi, which falls back to English. */
export async function loadTranslations(locale: string): Promise<Texts> {
  if (locale !== 'zh-Hans' && locale !== 'en') return {};
  const parts = await Promise.all(FILES.map(async (file) => ((await import(`./${locale}/${file}.json`)) as { default: Texts }).default));
  const texts: Texts = Object.assign({}, ...parts);
  const prefixed = Object.entries(texts).map(([id, text]) => [translationId(id), text]);
  return { ...Object.fromEntries(prefixed), ...labelMessages(LABELS[locale], texts) };
}
