import { useState } from 'react';
import { Typography } from '@strapi/design-system';
import type { CarePlanRow } from '../../../../../shared/contracts/care';
import { TextField } from '../../../ui/fields';
import { FormDialog } from '../../../ui/form-dialog';
import { personText } from '../../../ui/person';
import { useTranslate } from '../../../ui/translate';
import { useAction } from '../../../ui/use-action';
import { closePlan } from '../queries';
import { useFieldLabel } from './use-field-label';

interface CloseDialogProps {
  plan: CarePlanRow;
  onClose: () => void;
  onSaved: () => void;
}

export function CloseDialog({ plan, onClose, onSaved }: CloseDialogProps) {
  const t = useTranslate();
  const field = useFieldLabel();
  const [reason, setReason] = useState('');
  const save = useAction(closePlan);
  const submit = async () => {
    if ((await save.run(plan.id, { reason: reason.trim() })).ok) onSaved();
  };
  return (
    <FormDialog title={t('plans.closeTitle', { name: personText(plan.employee) })} submitLabel={t('plans.closeSubmit')} onSubmit={() => void submit()} onClose={onClose} pending={save.pending} error={save.error} disabled={reason.trim() === ''}>
      <Typography>{t('plans.closeHint')}</Typography>
      <TextField required label={field('closedReason')} hint={t('plans.reasonHint')} value={reason} maxLength={255} onChange={setReason} />
    </FormDialog>
  );
}
