import type { StrapiApp } from '@strapi/strapi/admin';
import { registerAttachmentsPanel } from './capabilities/attachments/register';
import { registerConfidentialPanel } from './capabilities/confidential/register';
import { registerEmployeePanel } from './capabilities/employee-panel/register';
import { registerWidgets } from './capabilities/widgets/register';
import { registerEnumerationInput, registerListLabels } from './labels/register-labels';
import { landOnWorkbench } from './landing';
import { registerMenu } from './menu';
import { loadTranslations } from './translations/load';

export default {
  register(app: StrapiApp) {
    registerMenu(app);
    landOnWorkbench(app);
    registerWidgets(app);
    registerEnumerationInput(app);
    app.registerPlugin({ id: 'grid', name: 'grid' });
  },

  bootstrap(app: Pick<StrapiApp, 'getPlugin' | 'registerHook'>) {
    registerListLabels(app);
    registerEmployeePanel(app);
    registerConfidentialPanel(app);
    registerAttachmentsPanel(app);
  },

  registerTrads: ({ locales }: { locales: string[] }) =>
    Promise.all(locales.map(async (locale) => ({ locale, data: await loadTranslations(locale) }))),
};
