import { useState } from 'react';
import { Flex } from '@strapi/design-system';
import type { IsoDate } from '../../../../../shared/contracts/common';
import type { MatterPage } from '../../../../../shared/contracts/matters';
import { useEnumLabel } from '../../../ui/enum-label';
import { DateField, SelectField, TextAreaField, TextField } from '../../../ui/fields';
import { FormDialog } from '../../../ui/form-dialog';
import { GridPicker } from '../../../ui/grid-picker';
import { useTranslate } from '../../../ui/translate';
import { useAction } from '../../../ui/use-action';
import { KINDS, newMatter, toMatter, TYPED_CHANNELS, type RegisterDraft } from '../drafts';
import { registerWithScan } from '../queries';
import { CategoryField } from './category-field';
import { ScanField } from './scan-field';
import { SubmitterFields } from './submitter-fields';

interface RegisterDialogProps {
  today: IsoDate;
  onClose: () => void;
  /** Null: saved, and out of reach. `isScanLost`: the matter stands, its scan was refused or did not arrive. */
  onSaved: (matter: MatterPage | null, isScanLost: boolean) => void;
}

export function RegisterDialog({ today, onClose, onSaved }: RegisterDialogProps) {
  const t = useTranslate();
  const [draft, setDraft] = useState(() => newMatter(today));
  const [scan, setScan] = useState<File | null>(null);
  const save = useAction(registerWithScan);
  const matter = toMatter(draft);
  const submit = async () => {
    if (matter === null) return;
    const outcome = await save.run(matter, scan);
    if (outcome.ok) onSaved(outcome.value.matter, outcome.value.isScanLost);
  };
  return (
    <FormDialog title={t('matters.register')} submitLabel={t('matters.registerSubmit')} onSubmit={() => void submit()} onClose={onClose} pending={save.pending} error={save.error} disabled={matter === null}>
      <RegisterFields draft={draft} today={today} onChange={(change) => setDraft((before) => ({ ...before, ...change }))} />
      <ScanField onChange={setScan} />
    </FormDialog>
  );
}

interface RegisterFieldsProps {
  draft: RegisterDraft;
  today: IsoDate;
  onChange: (change: Partial<RegisterDraft>) => void;
}

function RegisterFields({ draft, today, onChange }: RegisterFieldsProps) {
  const t = useTranslate();
  const label = useEnumLabel();
  const channels = TYPED_CHANNELS.map((channel) => ({ value: channel, label: label('matter', 'channel', channel) }));
  const kinds = KINDS.map((kind) => ({ value: kind, label: label('matter', 'kind', kind) }));
  return (
    <>
      <Flex gap={4} alignItems="flex-start">
        <SelectField required label={t('matters.channel')} value={draft.channel} options={channels} onChange={(channel) => onChange({ channel })} />
        <SelectField required label={t('matters.kind')} value={draft.kind} options={kinds} onChange={(kind) => onChange({ kind })} />
      </Flex>
      <TextField required label={t('matters.title')} hint={t('matters.titleHint')} value={draft.title} maxLength={120} onChange={(title) => onChange({ title })} />
      <TextAreaField label={t('matters.body')} hint={t('matters.bodyHint')} value={draft.body} maxLength={5000} onChange={(body) => onChange({ body })} />
      <SubmitterFields draft={draft} onChange={onChange} />
      <GridPicker required label={t('matters.grid')} hint={t('matters.gridHint')} value={draft.grid} onChange={(grid) => onChange({ grid })} />
      <Flex gap={4} alignItems="flex-start">
        <CategoryField hint={t('matters.categoryHint')} value={draft.category} onChange={(category) => onChange({ category })} />
        <DateField required label={t('matters.registeredOn')} value={draft.registeredOn} max={today} onChange={(registeredOn) => onChange({ registeredOn })} />
      </Flex>
    </>
  );
}
