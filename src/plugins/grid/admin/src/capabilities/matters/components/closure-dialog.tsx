import { useState } from 'react';
import type { Satisfaction } from '../../../../../shared/contracts/matters';
import { useEnumLabel } from '../../../ui/enum-label';
import { SelectField, TextAreaField } from '../../../ui/fields';
import { useTranslate } from '../../../ui/translate';
import { toClosure, type Said } from '../drafts';
import { ActionDialog, type DialogProps } from './action-dialog';
import { TemplatePicker } from './template-picker';

const SATISFACTIONS: readonly Satisfaction[] = ['satisfied', 'basic', 'unsatisfied'];
const NOTE_LENGTH = 500;

/** What the reporter said is his word and not the handler's, so nothing is chosen for him. */
export function ClosureDialog(props: DialogProps) {
  const t = useTranslate();
  const label = useEnumLabel();
  const [said, setSaid] = useState<Said>('');
  const [note, setNote] = useState('');
  const options = [...SATISFACTIONS.map((value) => ({ value, label: label('matter', 'satisfaction', value) })), { value: 'notAsked' as const, label: t('matters.notAsked') }];
  return (
    <ActionDialog {...props} action="close" body={toClosure(said, note)}>
      <SelectField<Said> required label={t('matters.satisfaction')} value={said} options={options} onChange={setSaid} />
      <TemplatePicker matter={props.matter.id} action="close" text={note} maxLength={NOTE_LENGTH} onPick={setNote} />
      <TextAreaField required={said === 'notAsked'} label={t('matters.note')} hint={t(said === 'notAsked' ? 'matters.notAskedHint' : 'matters.noteHint')} value={note} maxLength={NOTE_LENGTH} onChange={setNote} />
    </ActionDialog>
  );
}
