import { useState } from 'react';
import { Flex, Typography } from '@strapi/design-system';
import type { CarePlanRow } from '../../../../../shared/contracts/care';
import type { IsoDate } from '../../../../../shared/contracts/common';
import { DateField, TextField } from '../../../ui/fields';
import { FormDialog } from '../../../ui/form-dialog';
import { personText } from '../../../ui/person';
import { useTranslate } from '../../../ui/translate';
import { useAction } from '../../../ui/use-action';
import { extendPlan } from '../queries';
import { useFieldLabel } from './use-field-label';

interface ExtendDialogProps {
  plan: CarePlanRow;
  today: IsoDate;
  onClose: () => void;
  onSaved: () => void;
}

/** A review with the outcome that the care goes on. */
export function ExtendDialog({ plan, today, onClose, onSaved }: ExtendDialogProps) {
  const t = useTranslate();
  const field = useFieldLabel();
  const [until, setUntil] = useState<IsoDate | null>(null);
  const [reviewOn, setReviewOn] = useState<IsoDate | null>(null);
  const [reason, setReason] = useState('');
  const save = useAction(extendPlan);
  const submit = async () => {
    if (until === null || reviewOn === null) return;
    if ((await save.run(plan.id, { until, reviewOn, reason: reason.trim() })).ok) onSaved();
  };
  return (
    <FormDialog
      title={t('plans.extendTitle', { name: personText(plan.employee) })}
      submitLabel={t('plans.extendSubmit')}
      onSubmit={() => void submit()}
      onClose={onClose}
      pending={save.pending}
      error={save.error}
      disabled={until === null || reviewOn === null || reason.trim() === ''}
    >
      <Typography>{t('plans.extendHint')}</Typography>
      <Flex gap={4} alignItems="flex-start">
        <DateField required label={t('plans.newUntil')} value={until} min={plan.until} onChange={setUntil} />
        <DateField required label={t('plans.newReview')} value={reviewOn} min={today} max={until ?? undefined} onChange={setReviewOn} />
      </Flex>
      <TextField required label={field('reviewReason')} hint={t('plans.reasonHint')} value={reason} maxLength={255} onChange={setReason} />
    </FormDialog>
  );
}
