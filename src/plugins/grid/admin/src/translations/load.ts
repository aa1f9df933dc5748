import { labelMessages } from '../labels/label-messages';
import { LABELS } from '../labels/labels';
import { translationId } from '../ui/translate';

type Texts = Record<string, string>;

const FILES = ['common', 'workbench', 'employee-panel', 'widgets', 'grids', 'import', 'operations'] as const;

/** Texts of a language that we do not ship are left to Strapi, which falls back to English. */
export async function loadTranslations(locale: string): Promise<Texts> {
  if (locale !== 'zh-Hans' && locale !== 'en') return {};
  const parts = await Promise.all(FILES.map((file) => loadFile(locale, file)));
  const texts = parts.reduce((all, part) => ({ ...all, ...part }), {});
  const prefixed: Texts = Object.fromEntries(Object.entries(texts).map(([id, text]) => [translationId(id), text] as const));
  return { ...prefixed, ...labelMessages(LABELS[locale], texts) };
}

async function loadFile(locale: 'zh-Hans' | 'en', file: (typeof FILES)[number]): Promise<Texts> {
  const loaded = (await import(`./${locale}/${file}.json`)) as { default: Texts };
  return loaded.default;
}
