import { useState } from 'react';
import { Typography } from '@strapi/design-system';
import type { IsoDate } from '../../../../../shared/contracts/common';
import type { RetentionBatch, RetentionClassRow } from '../../../../../shared/contracts/retention';
import { useEnumLabel } from '../../../ui/enum-label';
import { DateField, TextAreaField } from '../../../ui/fields';
import { FormDialog } from '../../../ui/form-dialog';
import { useTranslate } from '../../../ui/translate';
import { useExtend } from '../queries';

interface ExtendDialogProps {
  row: RetentionClassRow;
  batch: RetentionBatch;
  onDone: () => void;
  onClose: () => void;
}

export function ExtendDialog({ row, batch, onDone, onClose }: ExtendDialogProps) {
  const t = useTranslate();
  const name = useEnumLabel()('retention-class', 'code', row.code);
  const [until, setUntil] = useState<IsoDate | null>(null);
  const [reason, setReason] = useState('');
  const { run, pending, error } = useExtend(row.code);
  const submit = async () => {
    if (until === null) return;
    const outcome = await run({ period: batch.period, until, reason: reason.trim() });
    if (!outcome.ok) return;
    onDone();
    onClose();
  };
  return (
    <FormDialog
      title={t('privacy.extend.title', { name, period: batch.period })}
      submitLabel={t('privacy.extend')}
      onSubmit={() => void submit()}
      onClose={onClose}
      pending={pending}
      error={error}
      disabled={until === null || reason.trim() === ''}
    >
      <Typography textColor="neutral600">{t('privacy.extend.hint', { rows: batch.rows })}</Typography>
      <DateField label={t('privacy.extend.until')} required value={until} min={batch.dueOn} onChange={setUntil} />
      <TextAreaField label={t('privacy.extend.reason')} required maxLength={255} value={reason} onChange={setReason} />
    </FormDialog>
  );
}
