import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

export type Messages = Record<string, string>;

interface IcuNode {
  type: number;
  value?: unknown;
  options?: Record<string, { value: IcuNode[] }>;
}

interface IcuParser {
  parse(message: string, options: { ignoreTag: boolean; requiresOtherClause: boolean }): IcuNode[];
}

const projectRoot = resolve(__dirname, '../..');
const modules = join(projectRoot, 'node_modules');
const load = createRequire(__filename);

// Absolute paths, because the packages' `exports` maps hide both the translations and the parser from a bare import.
const { parse } = load(join(modules, '@formatjs/icu-messageformat-parser')) as IcuParser;

const translationFolders = ['dist/admin/translations', 'dist/admin/admin/src/translations'];

const isMessages = (data: unknown): data is Messages =>
  typeof data === 'object' && data !== null && Object.values(data).every((text) => typeof text === 'string');

const translationFile = (packageName: string, locale: string): string | undefined =>
  translationFolders
    .map((folder) => join(modules, '@strapi', packageName, folder, `${locale}.json.js`))
    .find((file) => existsSync(file));

// Mirrors the registerTrads of each package: the plugin id before every key, nothing before those of the admin core.
const runtimePrefix = (packageName: string): string =>
  packageName === 'admin' ? '' : `${packageName.replace(/^plugin-/, '')}.`;

const readMessages = (file: string): Messages => {
  const loaded = load(file) as { default?: unknown };
  const data = loaded.default ?? loaded;
  if (!isMessages(data)) throw new Error(`${file} is not a flat map of texts`);
  return data;
};

const runtimeMessages = (packageName: string, locale: string): Messages => {
  const file = translationFile(packageName, locale);
  const entries = file === undefined ? [] : Object.entries(readMessages(file));
  return Object.fromEntries(entries.map(([key, text]) => [runtimePrefix(packageName) + key, text]));
};

export const translatedPackages = (): string[] =>
  readdirSync(join(modules, '@strapi'))
    .filter((packageName) => translationFile(packageName, 'en') !== undefined)
    .sort();

export const ownPackages = (): string[] =>
  readdirSync(join(projectRoot, 'src/admin/translations/zh-Hans'))
    // Its ids are in no English dictionary, so no dictionary can be compared with it.
    .filter((file) => file !== 'inline-defaults.json')
    .map((file) => file.replace(/\.json$/, ''))
    .sort();

export const runtimeMessagesOf = (locale: string): Messages =>
  Object.assign({}, ...translatedPackages().map((packageName) => runtimeMessages(packageName, locale)));

const argumentKinds: Record<number, string> = {
  1: 'argument',
  2: 'number',
  3: 'date',
  4: 'time',
  5: 'select',
  6: 'plural',
};

const argumentsOf = (nodes: IcuNode[]): string[] =>
  nodes.flatMap((node) => {
    const kind = argumentKinds[node.type];
    const own = kind === undefined ? [] : [`${String(node.value)}:${kind}`];
    const branches = Object.values(node.options ?? {}).flatMap((branch) => argumentsOf(branch.value));
    return [...own, ...branches];
  });

const tagsOf = (message: string): string[] =>
  [...message.matchAll(/<\/?[a-z][\w-]*\s*\/?>/gi)].map(([tag]) => tag);

// Tags are read apart and a missing `other` is tolerated: some English texts hold "<name@host>" or lack that clause.
export const placeholdersOf = (message: string): string[] => {
  const nodes = parse(message, { ignoreTag: true, requiresOtherClause: false });
  return [...new Set([...argumentsOf(nodes), ...tagsOf(message)])].sort();
};

export const ownLiterals = new Set([
  'components.Blocks.popover.link.rel.placeholder',
  'components.Blocks.popover.link.target.placeholder',
  'content-manager.form.Input.hint.minMaxDivider',
  'content-manager.widget.chart-entries.tooltip',
  'content-releases.content-manager-edit-view.scheduled.date',
  'email.Settings.capabilities.feature.dkim',
  'email.Settings.capabilities.feature.oauth2',
  'global.fullname',
  'i18n.Settings.locales.row.id',
  'upload.asset-details.crop.focal-x-axis',
  'upload.asset-details.crop.focal-y-axis',
]);

export const shippedLiterals = new Set([
  'Settings.application.customization.carousel.title',
  'Settings.application.customization.modal.upload.from-url.input-label',
  'Settings.application.ee.admin-seats.count',
  'Settings.permissions.auditLogs.user.fullname',
  'Settings.webhooks.singular',
  'Settings.webhooks.title',
  'app.utils.SelectOption.defaultMessage',
  'app.utils.defaultMessage',
  'app.utils.placeholder.defaultMessage',
  'components.Input.error.custom-error',
  'content-type-builder.attribute.json',
  'content-type-builder.attribute.null',
  'content-type-builder.attribute.uid',
  'global.plugins.graphql',
  'global.plugins.sentry',
  'upload.input.url.label',
  'users-permissions.PopUpForm.Email.options.from.email.placeholder',
  'users-permissions.PopUpForm.Email.options.from.name.placeholder',
  'users-permissions.PopUpForm.Email.options.response_email.placeholder',
  'users-permissions.PopUpForm.Providers.subdomain.placeholder',
]);
