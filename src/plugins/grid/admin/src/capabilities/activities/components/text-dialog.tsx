import { useState } from 'react';
import type { ActivityPage } from '../../../../../shared/contracts/activities';
import { TextAreaField } from '../../../ui/fields';
import { FormDialog } from '../../../ui/form-dialog';
import { useTranslate } from '../../../ui/translate';
import { useAction } from '../../../ui/use-action';
import { cancel, hold } from '../queries';

interface TextDialogProps {
  act: 'cancel' | 'hold';
  activity: ActivityPage;
  onClose: () => void;
  onSaved: () => void;
}

const LENGTH = { cancel: 255, hold: 20_000 };

const send = (act: 'cancel' | 'hold', id: string, text: string) => (act === 'cancel' ? cancel(id, { reason: text }) : hold(id, text === '' ? {} : { minutes: text }));

/** A reason is required, minutes may follow later. */
export function TextDialog({ act, activity, onClose, onSaved }: TextDialogProps) {
  const t = useTranslate();
  const [text, setText] = useState(act === 'hold' ? (activity.minutes ?? '') : '');
  const save = useAction(send);
  const submit = async () => {
    if ((await save.run(act, activity.id, text.trim())).ok) onSaved();
  };
  return (
    <FormDialog title={t(`activities.act.${act}`)} submitLabel={t(`activities.act.${act}`)} onSubmit={() => void submit()} onClose={onClose} pending={save.pending} error={save.error} disabled={act === 'cancel' && text.trim() === ''}>
      <TextAreaField required={act === 'cancel'} label={t(`activities.text.${act}`)} hint={act === 'hold' ? t('activities.text.hold.hint') : undefined} value={text} maxLength={LENGTH[act]} onChange={setText} />
    </FormDialog>
  );
}
