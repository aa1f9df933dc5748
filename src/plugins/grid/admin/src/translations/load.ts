import { labelMessages } from '../labels/label-messages';
import { LABELS } from '../labels/labels';
import { translationId } from '../ui/translate';

type Texts = Record<string, string>;
type Locale = 'zh-Hans' | 'en';

const FILES = ['common', 'workbench', 'projects', 'matters', 'employee-panel', 'care-plans', 'confidential', 'attachments', 'widgets', 'grids', 'import', 'operations', 'audit', 'privacy', 'handover', 'bulletins', 'public-ledger', 'stories', 'activities', 'requirements'] as const;

/** Texts of a language that we do not ship are left to Strapi, which falls back to English. */
export async function loadTranslations(locale: string): Promise<Texts> {
  if (locale !== 'zh-Hans' && locale !== 'en') return {};
  const parts = await Promise.all(FILES.map((file) => loadFile(locale, file)));
  const texts = parts.reduce((all, part) => ({ ...all, ...part }), {});
  return { ...renamed(texts, translationId), ...renamed(await loadFile(locale, 'refusals'), refusalId), ...labelMessages(LABELS[locale], texts) };
}

/** Strapi looks up what the server answered under this id before it shows it. */
const refusalId = (message: string) => `apiError.${message}`;

const renamed = (texts: Texts, idOf: (key: string) => string): Texts => Object.fromEntries(Object.entries(texts).map(([key, text]) => [idOf(key), text]));

async function loadFile(locale: Locale, file: (typeof FILES)[number] | 'refusals'): Promise<Texts> {
  const loaded = (await import(`./${locale}/${file}.json`)) as { default: Texts };
  return loaded.default;
}
