import { useState } from 'react';
import { Button, Flex, Grid } from '@strapi/design-system';
import type { StoryPage } from '../../../../../shared/contracts/publicity';
import { FailureNote } from '../../../ui/failure-note';
import { TextAreaField, TextField } from '../../../ui/fields';
import { GridPicker } from '../../../ui/grid-picker';
import { useTranslate } from '../../../ui/translate';
import { useMe } from '../../../ui/use-me';
import type { Begun } from '../begun';
import { editable } from '../body-text';
import { usePreview, useSave } from '../queries';
import { BodyField } from './body-field';
import { HonourChoice } from './honour-choice';
import { PersonChoice } from './person-choice';
import { PreviewFrame } from './preview-frame';

interface StoryFormProps {
  /** Null for a new one. */
  story: StoryPage | null;
  /** What a new one begins with. */
  begun?: Begun | undefined;
  onSaved: (story: StoryPage) => void;
}

export function StoryForm({ story, begun, onSaved }: StoryFormProps) {
  const t = useTranslate();
  const [draft, setDraft] = useState(() => ({ ...draftOf(story), ...begun }));
  const change = (more: Partial<Draft>) => setDraft((before) => ({ ...before, ...more }));
  const save = useSave(story?.id ?? 'new');
  const preview = usePreview();
  const [shown, setShown] = useState<string | null>(null);
  const submit = async () => {
    const { title, summary, body, person, grid, honours } = draft;
    const outcome = await save.run({ title: title.trim(), summary: summary.trim(), body, person: person?.id ?? null, ...(grid === null || grid.trim() === '' ? {} : { grid: grid.trim() }), honours });
    if (outcome.ok) onSaved(outcome.value);
  };
  const look = async () => {
    const outcome = await preview.run({ body: draft.body });
    if (outcome.ok) setShown(outcome.value.body);
  };
  const failed = save.error ?? preview.error;
  const isEmpty = draft.title.trim() === '' || draft.body.trim() === '' || (draft.person === null && (draft.grid ?? '').trim() === '');
  return (
    <Grid.Root gap={6}>
      <Grid.Item col={shown === null ? 12 : 6} s={12} direction="column" alignItems="stretch" gap={4}>
        {failed !== undefined && <FailureNote title={t('error.notSaved')} error={failed} />}
        <TextField label={t('stories.head.title')} required value={draft.title} onChange={(title) => change({ title })} maxLength={120} />
        <Naming draft={draft} onChange={change} />
        <TextAreaField label={t('stories.summary')} value={draft.summary} onChange={(summary) => change({ summary })} maxLength={500} />
        <BodyField value={draft.body} onChange={(body) => change({ body })} />
        <Flex gap={2}>
          <Button disabled={isEmpty} loading={save.pending} onClick={() => void submit()}>
            {t('action.save')}
          </Button>
          <Button variant="secondary" disabled={draft.body.trim() === ''} loading={preview.pending} onClick={() => void look()}>
            {t('stories.preview')}
          </Button>
        </Flex>
      </Grid.Item>
      {shown !== null && (
        <Grid.Item col={6} s={12} direction="column" alignItems="stretch">
          <PreviewFrame title={draft.title} body={shown} />
        </Grid.Item>
      )}
    </Grid.Root>
  );
}

interface Draft {
  title: string;
  summary: string;
  body: string;
  person: StoryPage['person'];
  grid: string | null;
  honours: string[];
}

const draftOf = (story: StoryPage | null): Draft =>
  story === null
    ? { title: '', summary: '', body: '', person: null, grid: null, honours: [] }
    : { title: story.title, summary: story.summary, body: editable(story.body), person: story.person, grid: story.grid?.code ?? null, honours: story.honours.map(({ id }) => id) };

/** Whom it names, where it happened, what for. Another person brings his own grid and honours. */
function Naming({ draft, onChange }: { draft: Draft; onChange: (more: Partial<Draft>) => void }) {
  const t = useTranslate();
  const { may } = useMe();
  const grid = { label: t('stories.head.grid'), hint: t('stories.grid.hint'), onChange: (code: string | null) => onChange({ grid: code }) };
  return (
    <>
      <PersonChoice value={draft.person} onChange={(person) => onChange({ person, grid: person === null ? draft.grid : null, honours: [] })} mayReadPeople={may('people.read')} />
      {may('grids.read') ? <GridPicker {...grid} value={draft.grid} /> : <TextField {...grid} hint={t('stories.grid.code')} value={draft.grid ?? ''} maxLength={64} />}
      <HonourChoice person={draft.person?.id} value={draft.honours} onChange={(honours) => onChange({ honours })} />
    </>
  );
}
