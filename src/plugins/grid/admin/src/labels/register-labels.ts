import type { ComponentType } from 'react';
import type { StrapiApp } from '@strapi/strapi/admin';
import { withoutServerFields } from './edit-layout';
import { EnumerationInput } from './enumeration-input';
import { readableColumns } from './list-columns';
import { readableFilters } from './list-filters';

// Strapi's type says that a field takes no props; the Content Manager passes it those of its own input.
export function registerEnumerationInput(app: Pick<StrapiApp, 'addFields'>) {
  app.addFields({ type: 'enumeration', Component: EnumerationInput as unknown as ComponentType });
}

export function registerListLabels(app: Pick<StrapiApp, 'registerHook'>) {
  app.registerHook('Admin/CM/pages/ListView/inject-column-in-table', readableColumns);
  app.registerHook('Admin/CM/pages/ListView/inject-in-filters', readableFilters);
  app.registerHook('Admin/CM/pages/EditView/mutate-edit-view-layout', withoutServerFields);
}
