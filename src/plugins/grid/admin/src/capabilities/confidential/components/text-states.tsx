import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { ConfidentialType, TextState, TextStates } from '../../../../../shared/contracts/confidential';
import { fieldLabelId } from '../../../labels/label-messages';
import { ErrorState, Loading } from '../../../ui/states';
import { useTranslate } from '../../../ui/translate';
import { useGet } from '../../../ui/use-get';
import { ShowText } from './show-text';

/** The confidential texts of a row: whether something is written, and the button for who may open it. */
export function RowTexts({ type, documentId }: { type: ConfidentialType; documentId: string }) {
  const states = useGet<TextStates>(`/grid/confidential-texts/${type}/${documentId}`);
  if (states.error !== undefined) return <ErrorState error={states.error} onRetry={states.refetch} />;
  if (states.data === undefined) return <Loading />;
  return <TextLines type={type} documentId={documentId} fields={states.data.fields} />;
}

export function TextLines({ type, documentId, fields }: { type: ConfidentialType; documentId: string | null; fields: TextState[] }) {
  const t = useTranslate();
  const { formatMessage } = useIntl();
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={2} width="100%">
      {fields.map(({ field, written, readable }) => {
        const label = formatMessage({ id: fieldLabelId(type, field), defaultMessage: field });
        return (
          <Flex tag="li" key={field} justifyContent="space-between" gap={2}>
            <Typography variant="pi">{label}</Typography>
            {written && readable && documentId !== null ? <ShowText place={{ type, documentId, field }} label={label} /> : <Typography variant="pi" textColor="neutral600">{t(written ? 'confidential.closed' : 'confidential.empty')}</Typography>}
          </Flex>
        );
      })}
    </Flex>
  );
}
