import { useState } from 'react';
import type { MatterResult } from '../../../../../shared/contracts/matters';
import { useEnumLabel } from '../../../ui/enum-label';
import { SelectField, TextAreaField } from '../../../ui/fields';
import { useTranslate } from '../../../ui/translate';
import { toAnswer } from '../drafts';
import { ActionDialog, type DialogProps } from './action-dialog';
import { TemplatePicker } from './template-picker';

const RESULTS: readonly MatterResult[] = ['solved', 'explained', 'planned', 'infeasible'];
const TEXT_LENGTH = 5_000;

export function AnswerDialog(props: DialogProps) {
  const t = useTranslate();
  const label = useEnumLabel();
  const [result, setResult] = useState<MatterResult | ''>('');
  const [text, setText] = useState('');
  const pick = (joined: string, meant: MatterResult | null) => {
    setText(joined);
    if (result === '' && meant !== null) setResult(meant);
  };
  return (
    <ActionDialog {...props} action="answer" body={toAnswer(result, text)}>
      <SelectField<MatterResult | ''> required label={t('matters.result')} value={result} options={RESULTS.map((value) => ({ value, label: label('matter', 'result', value) }))} onChange={setResult} />
      <TemplatePicker matter={props.matter.id} action="answer" result={result} text={text} maxLength={TEXT_LENGTH} onPick={pick} />
      <TextAreaField required label={t('matters.text')} hint={t('matters.textHint')} value={text} maxLength={TEXT_LENGTH} onChange={setText} />
    </ActionDialog>
  );
}
