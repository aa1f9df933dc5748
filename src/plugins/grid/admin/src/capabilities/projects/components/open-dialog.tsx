import { useState } from 'react';
import type { PersonRef } from '../../../../../shared/contracts/common';
import type { OpenProject } from '../../../../../shared/contracts/projects';
import { DateField, SelectField, TextAreaField, TextField } from '../../../ui/fields';
import { FormDialog } from '../../../ui/form-dialog';
import { PersonPicker } from '../../../ui/person-picker';
import { useTranslate } from '../../../ui/translate';
import { useAction } from '../../../ui/use-action';
import { openProject, useGrids } from '../queries';

interface Draft {
  title: string;
  grid: string;
  owner: PersonRef | null;
  measure: string;
  dueOn: string | null;
}

/** 定人员、定措施、定期限: without the three there is nothing to save. */
export function OpenDialog({ today, onClose, onSaved }: { today: string; onClose: () => void; onSaved: (message: string) => void }) {
  const t = useTranslate();
  const [draft, setDraft] = useState<Draft>({ title: '', grid: '', owner: null, measure: '', dueOn: null });
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const grids = (useGrids(today.slice(0, 7)).data?.nodes ?? []).filter(({ closedOn }) => closedOn === null);
  const save = useAction(openProject);
  const project = toProject(draft);
  const submit = async () => {
    if (project !== null && (await save.run(project)).ok) onSaved(t('projects.opened'));
  };
  return (
    <FormDialog title={t('projects.open.title')} submitLabel={t('projects.open')} onSubmit={() => void submit()} onClose={onClose} pending={save.pending} error={save.error} disabled={project === null}>
      <TextField required label={t('projects.open.what')} value={draft.title} maxLength={120} onChange={(title) => change({ title })} />
      <SelectField required label={t('projects.open.grid')} value={draft.grid} options={grids.map(({ code, name }) => ({ value: code, label: name }))} onChange={(grid) => change({ grid })} />
      <PersonPicker required label={t('projects.open.owner')} value={draft.owner} onChange={(owner) => change({ owner })} />
      <TextAreaField required label={t('projects.open.measure')} value={draft.measure} maxLength={255} onChange={(measure) => change({ measure })} />
      <DateField required label={t('projects.open.dueOn')} value={draft.dueOn} min={today} onChange={(dueOn) => change({ dueOn })} />
    </FormDialog>
  );
}

function toProject({ title, grid, owner, measure, dueOn }: Draft): OpenProject | null {
  if (title.trim() === '' || grid === '' || owner === null || measure.trim() === '' || dueOn === null) return null;
  return { title: title.trim(), grid, ownerId: owner.id, measure: measure.trim(), dueOn };
}
