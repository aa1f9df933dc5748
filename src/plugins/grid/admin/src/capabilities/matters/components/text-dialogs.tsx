import { useState } from 'react';
import { TextAreaField, TextField } from '../../../ui/fields';
import { useOptionalText, useTranslate } from '../../../ui/translate';
import { toMerger, toReason, toText } from '../drafts';
import { ActionDialog, type DialogProps } from './action-dialog';
import { TemplatePicker } from './template-picker';

const REASON_LENGTH = 500;
const TEXT_LENGTH = 5_000;
const NUMBER_LENGTH = 32;

export function ReasonDialog({ action, ...props }: DialogProps & { action: 'refuse' | 'sendBack' | 'reopen' }) {
  const t = useTranslate();
  const hint = useOptionalText()(`matters.reasonHint.${action}`);
  const [reason, setReason] = useState('');
  return (
    <ActionDialog {...props} action={action} body={toReason(reason)}>
      {action !== 'sendBack' && <TemplatePicker matter={props.matter.id} action={action} text={reason} maxLength={REASON_LENGTH} onPick={setReason} />}
      <TextAreaField required label={t('matters.reason')} hint={hint ?? undefined} value={reason} maxLength={REASON_LENGTH} onChange={setReason} />
    </ActionDialog>
  );
}

export function MessageDialog(props: DialogProps) {
  const t = useTranslate();
  const [text, setText] = useState('');
  return (
    <ActionDialog {...props} action="message" body={toText(text)}>
      <TemplatePicker matter={props.matter.id} action="message" text={text} maxLength={TEXT_LENGTH} onPick={setText} />
      <TextAreaField required label={t('matters.text')} hint={t('matters.textHint')} value={text} maxLength={TEXT_LENGTH} onChange={setText} />
    </ActionDialog>
  );
}

export function MergerDialog(props: DialogProps) {
  const t = useTranslate();
  const [into, setInto] = useState('');
  return (
    <ActionDialog {...props} action="merge" body={toMerger(into)}>
      <TextField required label={t('matters.intoNumber')} value={into} maxLength={NUMBER_LENGTH} onChange={setInto} />
    </ActionDialog>
  );
}
