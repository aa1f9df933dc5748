import { useState } from 'react';
import { Typography } from '@strapi/design-system';
import { READING_REASONS, type ReadingReason } from '../../../../../shared/contracts/confidential';
import { SelectField, TextAreaField } from '../../../ui/fields';
import { FormDialog } from '../../../ui/form-dialog';
import { useTranslate } from '../../../ui/translate';
import { useAction } from '../../../ui/use-action';

const NOTE_LENGTH = 200;

export interface Why {
  reason: ReadingReason;
  note?: string;
}

interface ReasonDialogProps<R> {
  /** What is opened, for the title. */
  label: string;
  open: (why: Why) => Promise<R>;
  onClose: () => void;
  onOpened: (result: R) => void;
}

/** Why somebody wants to read: he chooses it himself, so nothing is chosen for him. */
export function ReasonDialog<R>({ label, open: act, onClose, onOpened }: ReasonDialogProps<R>) {
  const t = useTranslate();
  const [reason, setReason] = useState<ReadingReason | ''>('');
  const [note, setNote] = useState('');
  const open = useAction(act);
  const isIncomplete = reason === '' || (reason === 'other' && note.trim() === '');
  const submit = async () => {
    if (reason === '') return;
    const outcome = await open.run({ reason, ...(note.trim() === '' ? {} : { note: note.trim() }) });
    if (outcome.ok) onOpened(outcome.value);
  };
  return (
    <FormDialog title={t('confidential.ask', { label })} submitLabel={t('confidential.show')} onSubmit={() => void submit()} onClose={onClose} pending={open.pending} error={open.error} errorTitle={t('confidential.notOpened')} disabled={isIncomplete}>
      <Typography>{t('confidential.recorded')}</Typography>
      <SelectField<ReadingReason | ''> required label={t('confidential.reason')} value={reason} onChange={setReason} options={READING_REASONS.map((value) => ({ value, label: t(`confidential.reason.${value}`) }))} />
      <TextAreaField required={reason === 'other'} label={t('confidential.note')} hint={t('confidential.noteHint')} value={note} maxLength={NOTE_LENGTH} onChange={setNote} />
    </FormDialog>
  );
}
