import { useState } from 'react';
import type { ProjectAction, ProjectRow } from '../../../../../shared/contracts/projects';
import { DateField, SelectField, TextAreaField } from '../../../ui/fields';
import { FormDialog } from '../../../ui/form-dialog';
import { useTranslate } from '../../../ui/translate';
import { useAction } from '../../../ui/use-action';
import { addFollowUp, complete, giveBack, undoCompletion, verify } from '../queries';
import { ProjectFacts } from './project-facts';

interface ActionDialogProps {
  action: ProjectAction;
  project: ProjectRow;
  today: string;
  onClose: () => void;
  onSaved: (message: string) => void;
}

interface Draft {
  text: string;
  doneOn: string | null;
  /** '0' = none. */
  months: string;
  /** Empty = this week. */
  week: string;
}

const TEXT_LENGTH: Readonly<Record<ProjectAction, number>> = { complete: 1_000, undo: 0, verify: 0, return: 255, followUp: 500 };
const MONTHS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'];

const send = (action: ProjectAction, id: string, { text, doneOn, months, week }: Draft): Promise<unknown> => {
  switch (action) {
    case 'complete':
      return complete(id, { evidence: text.trim(), ...(doneOn === null ? {} : { doneOn }) });
    case 'undo':
      return undoCompletion(id);
    case 'verify':
      return verify(id, months === '0' ? {} : { recheckMonths: Number(months) });
    case 'return':
      return giveBack(id, { reason: text.trim() });
    case 'followUp':
      return addFollowUp(id, { note: text.trim(), ...(week === '' ? {} : { week }) });
  }
};

export function ActionDialog({ action, project, today, onClose, onSaved }: ActionDialogProps) {
  const t = useTranslate();
  const [draft, setDraft] = useState<Draft>({ text: '', doneOn: today, months: '0', week: '' });
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const save = useAction(send);
  const maxLength = TEXT_LENGTH[action];
  const submit = async () => {
    if ((await save.run(action, project.id, draft)).ok) onSaved(t(`projects.saved.${action}`));
  };
  return (
    <FormDialog
      title={t(`projects.dialog.${action}`)}
      submitLabel={t(`projects.action.${action}`)}
      onSubmit={() => void submit()}
      onClose={onClose}
      pending={save.pending}
      error={save.error}
      disabled={maxLength > 0 && draft.text.trim() === ''}
    >
      <ProjectFacts project={project} today={today} />
      {action === 'complete' && <DateField required label={t('projects.field.doneOn')} value={draft.doneOn} min={project.assignedOn} max={today} onChange={(doneOn) => change({ doneOn })} />}
      {action === 'verify' && (
        <SelectField
          label={t('projects.field.recheck')}
          hint={t('projects.field.recheckHint')}
          value={draft.months}
          options={MONTHS.map((value) => ({ value, label: t('projects.months', { count: Number(value) }) }))}
          onChange={(months) => change({ months })}
        />
      )}
      {action === 'followUp' && <WeekField project={project} value={draft.week} onChange={(week) => change({ week })} />}
      {maxLength > 0 && <TextAreaField required label={t(`projects.text.${action}`)} hint={t('projects.textHint')} value={draft.text} maxLength={maxLength} onChange={(text) => change({ text })} />}
    </FormDialog>
  );
}

/** This week, or one that was recorded as missing: its mark stays. */
function WeekField({ project, value, onChange }: { project: ProjectRow; value: string; onChange: (week: string) => void }) {
  const t = useTranslate();
  const missing = project.weeks.filter((each) => each.missing);
  if (missing.length === 0) return null;
  const options = [{ value: '', label: t('projects.thisWeek') }, ...missing.map(({ week }) => ({ value: week, label: week }))];
  return <SelectField label={t('projects.field.week')} hint={t('projects.field.weekHint')} value={value} options={options} onChange={onChange} />;
}
