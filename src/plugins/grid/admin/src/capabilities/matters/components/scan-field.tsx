import { Field } from '@strapi/design-system';
import { FILE_TYPES } from '../../attachments/components/attachments-panel';
import { useTranslate } from '../../../ui/translate';

/** The paper that the matter came on. */
export function ScanField({ onChange }: { onChange: (file: File | null) => void }) {
  const t = useTranslate();
  return (
    <Field.Root hint={t('attachments.hint')}>
      <Field.Label>{t('matters.scan')}</Field.Label>
      <input type="file" accept={FILE_TYPES} aria-label={t('matters.scan')} onChange={(event) => onChange(event.target.files?.[0] ?? null)} />
      <Field.Hint />
    </Field.Root>
  );
}
