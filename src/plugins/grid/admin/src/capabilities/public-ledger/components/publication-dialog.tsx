import { useState } from 'react';
import type { PublicText } from '../../../../../shared/contracts/bulletins';
import { TextAreaField, TextField } from '../../../ui/fields';
import { FormDialog } from '../../../ui/form-dialog';
import { useTranslate } from '../../../ui/translate';
import { useWritePublication } from '../queries';

const TITLE_LENGTH = 120;
const TEXT_LENGTH = 5_000;

interface PublicationDialogProps {
  matter: string;
  before: PublicText | null;
  onDone: () => void;
  onClose: () => void;
}

export function PublicationDialog({ matter, before, onDone, onClose }: PublicationDialogProps) {
  const t = useTranslate();
  const [title, setTitle] = useState(before?.title ?? '');
  const [text, setText] = useState(before?.text ?? '');
  const { run, pending, error } = useWritePublication(matter);
  const submit = async () => {
    if ((await run({ title: title.trim(), text: text.trim() })).ok) onDone();
  };
  return (
    <FormDialog title={t('publication.write')} submitLabel={t('publication.save')} onSubmit={() => void submit()} onClose={onClose} pending={pending} error={error} disabled={title.trim() === '' || text.trim() === ''}>
      <TextField label={t('publication.title')} required value={title} maxLength={TITLE_LENGTH} onChange={setTitle} />
      <TextAreaField label={t('publication.text')} hint={t('publication.hint')} required value={text} maxLength={TEXT_LENGTH} onChange={setText} />
    </FormDialog>
  );
}
