import { useState } from 'react';
import { TextField } from '../../../ui/fields';
import { GridPicker } from '../../../ui/grid-picker';
import { useTranslate } from '../../../ui/translate';
import { toAssignment } from '../drafts';
import { useCategories } from '../queries';
import { ActionDialog, type DialogProps } from './action-dialog';

const NOTE_LENGTH = 500;

/** The unit that its category names is filled in; until somebody chooses, for the list may come later than the dialog. */
export function AssignDialog(props: DialogProps) {
  const t = useTranslate();
  const categories = useCategories();
  const [chosen, setChosen] = useState<string | null | undefined>(undefined);
  const [note, setNote] = useState('');
  const usual = categories.data?.find(({ code }) => code === props.matter.category?.code)?.unit?.code ?? null;
  const unit = chosen === undefined ? usual : chosen;
  return (
    <ActionDialog {...props} action="assign" body={toAssignment(unit, note)}>
      <GridPicker required label={t('matters.unit')} hint={props.matter.unit === null ? undefined : t('matters.unitNow', { name: props.matter.unit.name })} value={unit} onChange={setChosen} />
      <TextField label={t('matters.note')} hint={t('matters.noteHint')} value={note} maxLength={NOTE_LENGTH} onChange={setNote} />
    </ActionDialog>
  );
}
