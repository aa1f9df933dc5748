import { useCallback } from 'react';
import { useIntl } from 'react-intl';

export const enumLabelId = (type: string, attribute: string, value: string) => `grid.enum.${type}.${attribute}.${value}`;

/** Label of a code: `label('care-event', 'kind', 'hospital')` is '生病住院'. A code that we do not know stays as it is. */
export function useEnumLabel(): (type: string, attribute: string, value: string) => string {
  const { formatMessage } = useIntl();
  return useCallback((type, attribute, value) => formatMessage({ id: enumLabelId(type, attribute, value), defaultMessage: value }), [formatMessage]);
}

export function EnumLabel({ type, attribute, value }: { type: string; attribute: string; value: string | null | undefined }) {
  const label = useEnumLabel();
  return <>{value ? label(type, attribute, value) : '–'}</>;
}
