import { useState } from 'react';
import { TextField } from './fields';
import { FormDialog } from './form-dialog';
import { useAction } from './use-action';

const REASON_LENGTH = 255;

interface WithdrawDialogProps {
  /** Of the dialog and of its button. */
  title: string;
  reasonLabel: string;
  withdraw: (why: { reason: string }) => Promise<unknown>;
  onDone: () => void;
  onClose: () => void;
}

/** Takes back what everybody could read, and says why. */
export function WithdrawDialog({ title, reasonLabel, withdraw, onDone, onClose }: WithdrawDialogProps) {
  const [reason, setReason] = useState('');
  const { run, pending, error } = useAction(withdraw);
  const submit = async () => {
    if ((await run({ reason: reason.trim() })).ok) onDone();
  };
  return (
    <FormDialog title={title} submitLabel={title} onSubmit={() => void submit()} onClose={onClose} pending={pending} error={error} disabled={reason.trim() === ''}>
      <TextField label={reasonLabel} required value={reason} onChange={setReason} maxLength={REASON_LENGTH} />
    </FormDialog>
  );
}
