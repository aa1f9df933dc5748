import { useState } from 'react';
import type { Me } from '../../../../../shared/contracts/access';
import { TextAreaField } from '../../../ui/fields';
import { PersonPicker } from '../../../ui/person-picker';
import { useTranslate } from '../../../ui/translate';
import { toTakeOver } from '../drafts';
import { ActionDialog, type DialogProps } from './action-dialog';

const MEASURE_LENGTH = 255;

/** A person and a measure; the day follows from the category. */
export function TakeOverDialog({ me, ...props }: DialogProps & { me: Me }) {
  const t = useTranslate();
  const { handler: current, measure: written } = props.matter;
  const [handler, setHandler] = useState(current ?? me.employee);
  const [measure, setMeasure] = useState(written ?? '');
  return (
    <ActionDialog {...props} action="takeOver" body={toTakeOver(handler, measure)}>
      <PersonPicker required label={t('matters.handler')} value={handler} onChange={setHandler} />
      <TextAreaField required label={t('matters.measure')} hint={t('matters.noteHint')} value={measure} maxLength={MEASURE_LENGTH} onChange={setMeasure} />
    </ActionDialog>
  );
}
