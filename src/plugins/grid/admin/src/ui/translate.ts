import { useCallback } from 'react';
import { useIntl, type PrimitiveType } from 'react-intl';

export const translationId = (id: string) => `grid.${id}`;

export type Translate = (id: string, values?: Record<string, PrimitiveType>) => string;

/** Texts of this plugin by their key without the prefix: `t('workbench.title')`. */
export function useTranslate(): Translate {
  const { formatMessage } = useIntl();
  return useCallback((id, values) => formatMessage({ id: translationId(id), defaultMessage: id }, values), [formatMessage]);
}

/** The text of a key that may be absent, such as one made from a code of the server. */
export function useOptionalText(): (id: string, values?: Record<string, PrimitiveType>) => string | null {
  const { formatMessage, messages } = useIntl();
  return useCallback(
    (id, values) => (translationId(id) in messages ? formatMessage({ id: translationId(id) }, values) : null),
    [formatMessage, messages],
  );
}
