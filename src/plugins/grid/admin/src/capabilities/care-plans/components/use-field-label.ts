import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { fieldLabelId } from '../../../labels/label-messages';

/** What a field of a care plan is called, as everywhere. */
export function useFieldLabel(): (field: string) => string {
  const { formatMessage } = useIntl();
  return useCallback((field) => formatMessage({ id: fieldLabelId('care-plan', field), defaultMessage: field }), [formatMessage]);
}
