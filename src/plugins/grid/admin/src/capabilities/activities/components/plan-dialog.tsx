import { useState } from 'react';
import { Grid } from '@strapi/design-system';
import type { ActivityPage, ActivityRhythm } from '../../../../../shared/contracts/activities';
import { useEnumLabel } from '../../../ui/enum-label';
import { DateField, SelectField, TextAreaField, TextField } from '../../../ui/fields';
import { FormDialog } from '../../../ui/form-dialog';
import { GridPicker } from '../../../ui/grid-picker';
import { PersonPicker } from '../../../ui/person-picker';
import { useTranslate } from '../../../ui/translate';
import { useAction } from '../../../ui/use-action';
import { draftOf, emptyDraft, ONCE, toPlan, toSeries, type PlanDraft } from '../plan-draft';
import { change as changePlan, plan, planSeries } from '../queries';
import { TYPES } from '../view';

interface PlanDialogProps {
  today: string;
  /** The activity that is changed; without it a new one is planned. */
  activity?: ActivityPage;
  /** What a new one begins with. */
  wanted?: Partial<PlanDraft>;
  onClose: () => void;
  /** With the id of the one activity, or null after a series. */
  onSaved: (id: string | null) => void;
}

const QUORUMS = ['none', 'half', 'twoThirds', 'fourFifths'] as const;
const RHYTHMS: readonly (ActivityRhythm | typeof ONCE)[] = [ONCE, 'week', 'monthDay', 'monthWeekday'];

export function PlanDialog({ today, activity, wanted, onClose, onSaved }: PlanDialogProps) {
  const t = useTranslate();
  const [draft, setDraft] = useState<PlanDraft>(() => (activity === undefined ? { ...emptyDraft(today), ...wanted } : draftOf(activity)));
  const change = (part: Partial<PlanDraft>) => setDraft((before) => ({ ...before, ...part }));
  const save = useAction(send);
  const ready = draft.rhythm === ONCE ? toPlan(draft, activity) !== null : toSeries(draft) !== null;
  const submit = async () => {
    const outcome = await save.run(draft, activity);
    if (outcome.ok) onSaved(outcome.value);
  };
  return (
    <FormDialog title={t(activity === undefined ? 'activities.plan' : 'activities.change')} submitLabel={t('activities.save')} onSubmit={() => void submit()} onClose={onClose} pending={save.pending} error={save.error} disabled={!ready}>
      <WhatFields draft={draft} change={change} />
      <WhenFields draft={draft} change={change} mayRepeat={activity === undefined} />
      <MoreFields draft={draft} change={change} />
    </FormDialog>
  );
}

const send = async (draft: PlanDraft, activity: ActivityPage | undefined): Promise<string | null> => {
  const [series, once] = [toSeries(draft), toPlan(draft, activity)];
  if (series !== null && activity === undefined) {
    await planSeries(series);
    return null;
  }
  if (once === null) throw new Error('a plan is sent when it is complete');
  return (await (activity === undefined ? plan(once) : changePlan(activity.id, once))).id;
};

interface FieldsProps {
  draft: PlanDraft;
  change: (part: Partial<PlanDraft>) => void;
}

function WhatFields({ draft, change }: FieldsProps) {
  const t = useTranslate();
  const label = useEnumLabel();
  return (
    <>
      <SelectField required label={t('activities.head.type')} value={draft.type} options={TYPES.map((value) => ({ value, label: label('activity', 'type', value) }))} onChange={(type) => change({ type })} />
      <TextField required label={t('activities.head.title')} value={draft.title} maxLength={120} onChange={(title) => change({ title })} />
      <GridPicker required label={t('activities.head.grid')} value={draft.grid} onChange={(grid) => change({ grid })} />
    </>
  );
}

function WhenFields({ draft, change, mayRepeat }: FieldsProps & { mayRepeat: boolean }) {
  const t = useTranslate();
  return (
    <>
      <Grid.Root gap={4}>
        <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
          <DateField required label={t('activities.day')} value={draft.day} onChange={(day) => change({ day })} />
        </Grid.Item>
        <Grid.Item col={3} xs={6} direction="column" alignItems="stretch">
          <TextField required label={t('activities.from')} value={draft.from} maxLength={5} onChange={(from) => change({ from })} />
        </Grid.Item>
        <Grid.Item col={3} xs={6} direction="column" alignItems="stretch">
          <TextField required label={t('activities.to')} value={draft.to} maxLength={5} onChange={(to) => change({ to })} />
        </Grid.Item>
      </Grid.Root>
      {mayRepeat && <SelectField label={t('activities.rhythm')} value={draft.rhythm} options={RHYTHMS.map((value) => ({ value, label: t(`activities.rhythm.${value}`) }))} onChange={(rhythm) => change({ rhythm })} />}
      {draft.rhythm !== ONCE && <DateField required label={t('activities.until')} hint={t('activities.until.hint')} value={draft.until} min={draft.day ?? undefined} onChange={(until) => change({ until })} />}
    </>
  );
}

function MoreFields({ draft, change }: FieldsProps) {
  const t = useTranslate();
  const label = useEnumLabel();
  return (
    <>
      <TextField label={t('activities.form')} hint={t('activities.form.hint')} value={draft.form} maxLength={60} onChange={(form) => change({ form })} />
      <TextField label={t('activities.venue')} value={draft.venue} maxLength={120} onChange={(venue) => change({ venue })} />
      <PersonPicker label={t('activities.host')} value={draft.host} onChange={(host) => change({ host })} />
      <TextField label={t('activities.lecturer')} value={draft.lecturer} maxLength={60} onChange={(lecturer) => change({ lecturer })} />
      <SelectField label={t('activities.quorum')} value={draft.quorum} options={QUORUMS.map((value) => ({ value, label: label('activity', 'quorum', value) }))} onChange={(quorum) => change({ quorum })} />
      <TextAreaField label={t('activities.agenda')} value={draft.agenda} maxLength={5_000} onChange={(agenda) => change({ agenda })} />
    </>
  );
}
