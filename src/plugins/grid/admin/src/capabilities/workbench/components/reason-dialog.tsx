import { useState } from 'react';
import type { TaskRow } from '../../../../../shared/contracts/tasks';
import { TextAreaField } from '../../../ui/fields';
import { FormDialog } from '../../../ui/form-dialog';
import { useAction } from '../../../ui/use-action';
import { DutySummary } from './duty-summary';

interface ReasonDialogProps {
  task: TaskRow;
  today: string;
  texts: { title: string; submit: string; label: string; hint: string };
  maxLength: number;
  act: (id: string, text: string) => Promise<unknown>;
  onClose: () => void;
  onSaved: () => void;
}

/** One duty and one text: the reason of a waiver, the note of a follow-up. */
export function ReasonDialog({ task, today, texts, maxLength, act, onClose, onSaved }: ReasonDialogProps) {
  const [text, setText] = useState('');
  const save = useAction(act);
  const submit = async () => {
    const outcome = await save.run(task.id, text.trim());
    if (outcome.ok) onSaved();
  };
  return (
    <FormDialog
      title={texts.title}
      submitLabel={texts.submit}
      onSubmit={() => void submit()}
      onClose={onClose}
      pending={save.pending}
      error={save.error}
      disabled={text.trim() === ''}
    >
      <DutySummary tasks={[task]} today={today} />
      <TextAreaField required label={texts.label} hint={texts.hint} value={text} maxLength={maxLength} onChange={setText} />
    </FormDialog>
  );
}
