import { useState } from 'react';
import type { IsoDate } from '../../../../../shared/contracts/common';
import { dayAfter } from '../../../ui/dates';
import { DateField, TextAreaField } from '../../../ui/fields';
import { useTranslate } from '../../../ui/translate';
import { toPause } from '../drafts';
import { ActionDialog, type DialogProps } from './action-dialog';
import { TemplatePicker } from './template-picker';

const REASON_LENGTH = 255;

export function PauseDialog({ action, today, ...props }: DialogProps & { action: 'suspend' | 'askExtension'; today: IsoDate }) {
  const t = useTranslate();
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState<IsoDate | null>(null);
  return (
    <ActionDialog {...props} action={action} body={toPause(reason, until)}>
      {action === 'suspend' && <TemplatePicker matter={props.matter.id} action="suspend" text={reason} maxLength={REASON_LENGTH} onPick={setReason} />}
      <TextAreaField required label={t('matters.reason')} hint={t('matters.noteHint')} value={reason} maxLength={REASON_LENGTH} onChange={setReason} />
      <DateField required label={t('matters.expectedUntil')} value={until} min={dayAfter(today)} onChange={setUntil} />
    </ActionDialog>
  );
}
