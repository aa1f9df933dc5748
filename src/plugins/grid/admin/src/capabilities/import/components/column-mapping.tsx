import { Field, Grid, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { ImportKind, ImportSheet } from '../../../../../shared/contracts/import';
import { fieldLabelId } from '../../../labels/label-messages';
import { useTranslate } from '../../../ui/translate';
import { TARGETS } from '../import-fields';

interface ColumnMappingProps {
  kind: ImportKind;
  columns: ImportSheet['columns'];
  disabled: boolean;
  onRemap: (header: string, field: string | null) => void;
}

const UNREAD = '-';

export function ColumnMapping({ kind, columns, disabled, onRemap }: ColumnMappingProps) {
  const t = useTranslate();
  const { formatMessage } = useIntl();
  const { type, fields } = TARGETS[kind];
  return (
    <Grid.Root gap={4} padding={6}>
      {columns.map(({ header, field }, index) => (
        <Grid.Item key={`${index} ${header}`} col={3} s={6} xs={12} direction="column" alignItems="stretch">
          <Field.Root>
            <Field.Label>{t('import.column', { header })}</Field.Label>
            <SingleSelect value={field ?? UNREAD} disabled={disabled} onChange={(next) => onRemap(header, next === UNREAD ? null : String(next))}>
              <SingleSelectOption value={UNREAD}>{t('import.column.unread')}</SingleSelectOption>
              {fields.map((each) => (
                <SingleSelectOption key={each} value={each}>
                  {formatMessage({ id: fieldLabelId(type, each), defaultMessage: each })}
                </SingleSelectOption>
              ))}
            </SingleSelect>
          </Field.Root>
        </Grid.Item>
      ))}
    </Grid.Root>
  );
}
