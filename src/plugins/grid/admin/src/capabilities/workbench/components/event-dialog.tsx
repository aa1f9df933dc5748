import { useState } from 'react';
import { Flex } from '@strapi/design-system';
import type { CareEventKind, ReportCareEvent, ReportedCareEvent } from '../../../../../shared/contracts/care';
import type { IsoDate, PersonRef } from '../../../../../shared/contracts/common';
import { useEnumLabel } from '../../../ui/enum-label';
import { DateField, SelectField, TextAreaField } from '../../../ui/fields';
import { FormDialog } from '../../../ui/form-dialog';
import { PersonPicker } from '../../../ui/person-picker';
import { useTranslate } from '../../../ui/translate';
import { useAction } from '../../../ui/use-action';
import { reportEvent } from '../queries';

const KINDS: readonly CareEventKind[] = [
  'moodOrSetback',
  'postChange',
  'rewardOrDiscipline',
  'conflict',
  'hospital',
  'weddingFuneral',
  'hardship',
  'familyConflict',
  'accidentOrEmergency',
];

interface EventDraft {
  employee: PersonRef | null;
  kind: CareEventKind | '';
  occurredOn: IsoDate | null;
  note: string;
}

interface EventDialogProps {
  today: IsoDate;
  onClose: () => void;
  onSaved: (saved: ReportedCareEvent) => void;
}

export function EventDialog({ today, onClose, onSaved }: EventDialogProps) {
  const t = useTranslate();
  const label = useEnumLabel();
  const [draft, setDraft] = useState<EventDraft>({ employee: null, kind: '', occurredOn: today, note: '' });
  const change = (part: Partial<EventDraft>) => setDraft((before) => ({ ...before, ...part }));
  const save = useAction(reportEvent);
  const event = toEvent(draft);
  const submit = async () => {
    if (event === null) return;
    const outcome = await save.run(event);
    if (outcome.ok) onSaved(outcome.value);
  };
  return (
    <FormDialog
      title={t('event.title')}
      submitLabel={t('event.submit')}
      onSubmit={() => void submit()}
      onClose={onClose}
      pending={save.pending}
      error={save.error}
      disabled={event === null}
    >
      <PersonPicker required label={t('event.employee')} value={draft.employee} onChange={(employee) => change({ employee })} />
      <Flex gap={4} alignItems="flex-start">
        <SelectField
          required
          label={t('event.kind')}
          value={draft.kind}
          options={KINDS.map((kind) => ({ value: kind, label: label('care-event', 'kind', kind) }))}
          onChange={(kind) => change({ kind })}
        />
        <DateField required label={t('event.occurredOn')} value={draft.occurredOn} max={today} onChange={(occurredOn) => change({ occurredOn })} />
      </Flex>
      <TextAreaField label={t('event.note')} hint={t('event.noteHint')} value={draft.note} maxLength={4000} onChange={(note) => change({ note })} />
    </FormDialog>
  );
}

function toEvent({ employee, kind, occurredOn, note }: EventDraft): ReportCareEvent | null {
  if (employee === null || kind === '' || occurredOn === null) return null;
  return { employeeId: employee.id, kind, occurredOn, ...(note.trim() === '' ? {} : { note: note.trim() }) };
}
