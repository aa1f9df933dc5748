import { useState } from 'react';
import { Flex } from '@strapi/design-system';
import type { Me } from '../../../../../shared/contracts/access';
import type { RecordedCare } from '../../../../../shared/contracts/care';
import type { TaskRow } from '../../../../../shared/contracts/tasks';
import { dayAfter } from '../../../ui/dates';
import { useEnumLabel } from '../../../ui/enum-label';
import { DateField, SelectField, TextAreaField, TextField } from '../../../ui/fields';
import { FormDialog } from '../../../ui/form-dialog';
import { PersonPicker } from '../../../ui/person-picker';
import { useTranslate } from '../../../ui/translate';
import { useAction } from '../../../ui/use-action';
import { recordCare } from '../queries';
import { formsFor, newDraft, toRecord, type RecordDraft } from '../record-draft';
import { DutySummary } from './duty-summary';
import { NeedFields } from './need-fields';

interface RecordDialogProps {
  tasks: TaskRow[];
  me: Me;
  onClose: () => void;
  onSaved: (saved: RecordedCare) => void;
}

export function RecordDialog({ tasks, me, onClose, onSaved }: RecordDialogProps) {
  const t = useTranslate();
  const [draft, setDraft] = useState(() => newDraft(tasks, me));
  const save = useAction(recordCare);
  const record = toRecord(draft, tasks, me);
  const change = (changed: Partial<RecordDraft>) => setDraft((before) => ({ ...before, ...changed }));
  const submit = async () => {
    if (record === null) return;
    const outcome = await save.run(record);
    if (outcome.ok) onSaved(outcome.value);
  };
  return (
    <FormDialog
      title={t('record.title')}
      submitLabel={t('record.save')}
      onSubmit={() => void submit()}
      onClose={onClose}
      pending={save.pending}
      error={save.error}
      disabled={record === null}
    >
      <DutySummary tasks={tasks} today={me.today} />
      <RecordFields tasks={tasks} draft={draft} today={me.today} onChange={change} />
      {me.actions.includes('matter.register') && <NeedFields tasks={tasks} draft={draft} onChange={change} />}
    </FormDialog>
  );
}

interface RecordFieldsProps {
  tasks: TaskRow[];
  draft: RecordDraft;
  today: string;
  onChange: (change: Partial<RecordDraft>) => void;
}

function RecordFields({ tasks, draft, today, onChange }: RecordFieldsProps) {
  const t = useTranslate();
  const label = useEnumLabel();
  const forms = formsFor(tasks).map((form) => ({ value: form, label: label('care-record', 'form', form) }));
  return (
    <>
      <Flex gap={4} alignItems="flex-start">
        <DateField required label={t('record.heldOn')} value={draft.heldOn} max={today} onChange={(heldOn) => onChange({ heldOn })} />
        <SelectField required label={t('record.form')} value={draft.form} options={forms} onChange={(form) => onChange({ form })} />
      </Flex>
      <TextField label={t('record.place')} value={draft.place} maxLength={120} onChange={(place) => onChange({ place })} />
      <TextAreaField
        label={t('record.summary')}
        hint={t('record.summaryHint')}
        value={draft.summary}
        maxLength={4000}
        onChange={(summary) => onChange({ summary })}
      />
      <Flex gap={4} alignItems="flex-start">
        <PersonPicker required label={t('record.conductedBy')} value={draft.conductedBy} onChange={(conductedBy) => onChange({ conductedBy })} />
        <DateField label={t('record.nextOn')} hint={t('record.nextHint')} value={draft.nextOn} min={dayAfter(draft.heldOn ?? today)} onChange={(nextOn) => onChange({ nextOn })} />
      </Flex>
    </>
  );
}
