import { useState } from 'react';
import { Flex, Typography } from '@strapi/design-system';
import { CADENCES } from '../../../../../shared/contracts/care';
import type { IsoDate, PersonRef } from '../../../../../shared/contracts/common';
import { useEnumLabel } from '../../../ui/enum-label';
import { DateField, SelectField, TextAreaField } from '../../../ui/fields';
import { FormDialog } from '../../../ui/form-dialog';
import { personText } from '../../../ui/person';
import { PersonPicker } from '../../../ui/person-picker';
import { useTranslate } from '../../../ui/translate';
import { useAction } from '../../../ui/use-action';
import { CAUSES, emptyDraft, toPlan, type PlanDraft } from '../plan-draft';
import { openPlan } from '../queries';
import { useFieldLabel } from './use-field-label';

interface OpenDialogProps {
  person: PersonRef;
  today: IsoDate;
  onClose: () => void;
  onSaved: () => void;
}

export function OpenDialog({ person, today, onClose, onSaved }: OpenDialogProps) {
  const t = useTranslate();
  const label = useEnumLabel();
  const field = useFieldLabel();
  const [draft, setDraft] = useState<PlanDraft>(() => emptyDraft(today));
  const change = (part: Partial<PlanDraft>) => setDraft((before) => ({ ...before, ...part }));
  const save = useAction(openPlan);
  const plan = toPlan(person.id, draft);
  const submit = async () => {
    if (plan !== null && (await save.run(plan)).ok) onSaved();
  };
  const first = draft.from ?? today;
  return (
    <FormDialog title={t('plans.openTitle', { name: personText(person) })} submitLabel={t('plans.submit')} onSubmit={() => void submit()} onClose={onClose} pending={save.pending} error={save.error} disabled={plan === null}>
      <Typography>{t('plans.openHint')}</Typography>
      <Flex gap={4} alignItems="flex-start">
        <SelectField required label={field('cause')} value={draft.cause} options={CAUSES.map((value) => ({ value, label: label('care-plan', 'cause', value) }))} onChange={(cause) => change({ cause })} />
        <SelectField required label={field('cadence')} value={draft.cadence} options={CADENCES.map((value) => ({ value, label: label('care-plan', 'cadence', value) }))} onChange={(cadence) => change({ cadence })} />
      </Flex>
      <PersonPicker required label={field('responsible')} hint={t('plans.responsibleHint')} value={draft.responsible} onChange={(responsible) => change({ responsible })} />
      <Flex gap={4} alignItems="flex-start">
        <DateField required label={field('from')} value={draft.from} min={today} onChange={(from) => change({ from })} />
        <DateField required label={field('reviewOn')} value={draft.reviewOn} min={first} max={draft.until ?? undefined} onChange={(reviewOn) => change({ reviewOn })} />
        <DateField required label={field('until')} value={draft.until} min={first} onChange={(until) => change({ until })} />
      </Flex>
      <TextAreaField label={field('goal')} hint={t('plans.goalHint')} value={draft.goal} maxLength={10_000} onChange={(goal) => change({ goal })} />
    </FormDialog>
  );
}
