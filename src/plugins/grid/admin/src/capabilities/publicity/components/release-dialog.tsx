import { useState } from 'react';
import type { IsoDate } from '../../../../../shared/contracts/common';
import { DateField, TextField } from '../../../ui/fields';
import { FormDialog } from '../../../ui/form-dialog';
import { useTranslate } from '../../../ui/translate';
import { useMe } from '../../../ui/use-me';
import { useRelease } from '../queries';

interface ReleaseDialogProps {
  id: string;
  onDone: () => void;
  onClose: () => void;
}

/** At once, or with a day for a minute to come. */
export function ReleaseDialog({ id, onDone, onClose }: ReleaseDialogProps) {
  const t = useTranslate();
  const today = useMe().data?.today;
  const [day, setDay] = useState<IsoDate | null>(null);
  const [time, setTime] = useState('08:00');
  const { run, pending, error } = useRelease(id);
  const submit = async () => {
    if ((await run(day === null ? {} : { publishAt: `${day}T${time.trim()}` })).ok) onDone();
  };
  return (
    <FormDialog title={t('stories.release')} submitLabel={t(day === null ? 'stories.release.now' : 'stories.release.later')} onSubmit={() => void submit()} onClose={onClose} pending={pending} error={error}>
      <DateField label={t('stories.release.day')} hint={t('stories.release.hint')} value={day} onChange={setDay} min={today} />
      {day !== null && <TextField label={t('stories.release.time')} hint={t('stories.release.time.hint')} required value={time} onChange={setTime} maxLength={5} />}
    </FormDialog>
  );
}
