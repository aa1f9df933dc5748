import { useState } from 'react';
import type { PersonRef } from '../../../../../shared/contracts/common';
import type { TaskRow } from '../../../../../shared/contracts/tasks';
import { TextField } from '../../../ui/fields';
import { FormDialog } from '../../../ui/form-dialog';
import { PersonPicker } from '../../../ui/person-picker';
import { useTranslate } from '../../../ui/translate';
import { useAction } from '../../../ui/use-action';
import { transferTask } from '../queries';
import { DutySummary } from './duty-summary';

interface TransferDialogProps {
  task: TaskRow;
  today: string;
  onClose: () => void;
  onSaved: (owner: PersonRef) => void;
}

export function TransferDialog({ task, today, onClose, onSaved }: TransferDialogProps) {
  const t = useTranslate();
  const [owner, setOwner] = useState<PersonRef | null>(null);
  const [reason, setReason] = useState('');
  const save = useAction(transferTask);
  const submit = async () => {
    if (owner === null) return;
    const outcome = await save.run(task.id, { ownerId: owner.id, reason: reason.trim() });
    if (outcome.ok) onSaved(owner);
  };
  return (
    <FormDialog
      title={t('transfer.title')}
      submitLabel={t('transfer.submit')}
      onSubmit={() => void submit()}
      onClose={onClose}
      pending={save.pending}
      error={save.error}
      disabled={owner === null || reason.trim() === ''}
    >
      <DutySummary tasks={[task]} today={today} />
      <PersonPicker required label={t('transfer.owner')} hint={t('transfer.ownerHint', { name: task.owner?.name ?? '–' })} value={owner} onChange={setOwner} />
      <TextField required label={t('transfer.reason')} value={reason} maxLength={255} onChange={setReason} />
    </FormDialog>
  );
}
