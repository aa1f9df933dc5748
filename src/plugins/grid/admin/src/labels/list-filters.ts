import type { ComponentType } from 'react';
import { InputRenderer } from '@strapi/strapi/admin';
import type { MessageDescriptor } from 'react-intl';
import { COLUMNS, fieldLabelId } from './label-messages';
import { LABELS, typeNamed, typeOfEnum } from './labels';

interface ListFilter {
  name: string;
  label: string | MessageDescriptor;
  type: string;
  options?: { label: string; value: string }[];
  input?: ComponentType<never>;
}

interface FilterArguments {
  displayedFilters: ListFilter[];
  layout: { settings?: { displayName?: string } };
}

/** Hook `inject-in-filters`: fields and codes by their labels. Strapi translates the label of a filter but not its options. */
export function readableFilters({ displayedFilters, layout }: FilterArguments): FilterArguments {
  const type = typeNamed(layout.settings?.displayName);
  if (type === null) return { layout, displayedFilters };
  const labelled = displayedFilters.filter(({ name }) => name in (LABELS.en[type]?.fields ?? {}) || COLUMNS.includes(name));
  return { layout, displayedFilters: labelled.map((filter) => withOptions(withLabel(filter, type))) };
}

function withLabel(filter: ListFilter, type: string): ListFilter {
  if (typeof filter.label !== 'string') return filter;
  return { ...filter, label: { id: fieldLabelId(type, filter.name), defaultMessage: filter.label } };
}

function withOptions(filter: ListFilter): ListFilter {
  if (filter.type !== 'enumeration' || filter.options === undefined) return filter;
  const type = typeOfEnum(filter.name, filter.options.map(({ value }) => value));
  if (type === null) return filter;
  const known = labelsOfUser()[type]?.enums[filter.name] ?? {};
  // An applied filter shows the label of its option only when it names its input, if just the one it would have anyway.
  return { ...filter, input: InputRenderer, options: filter.options.map((option) => ({ ...option, label: known[option.value] ?? option.label })) };
}

// The hook runs outside of React's messages; Strapi keeps the chosen language here.
const labelsOfUser = () => LABELS[localStorage.getItem('strapi-admin-language') === 'zh-Hans' ? 'zh-Hans' : 'en'];
