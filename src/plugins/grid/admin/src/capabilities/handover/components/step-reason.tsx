import { useState } from 'react';
import { Flex } from '@strapi/design-system';
import type { GridRef, IsoDate } from '../../../../../shared/contracts/common';
import type { Handover, HandoverReason } from '../../../../../shared/contracts/handover';
import type { GridTree } from '../../../../../shared/contracts/organisation';
import { DateField, SelectField } from '../../../ui/fields';
import { RemoteCombobox } from '../../../ui/remote-combobox';
import { useTranslate } from '../../../ui/translate';
import { useGet } from '../../../ui/use-get';
import type { Leaving } from '../choices';
import { StepButtons } from './step-buttons';

interface StepReasonProps {
  handover: Handover;
  today: IsoDate;
  leaving: Leaving;
  onChange: (leaving: Leaving) => void;
  onBack: () => void;
  onNext: () => void;
}

const REASONS: readonly HandoverReason[] = ['left', 'retired', 'moved', 'seconded'];
const GONE = ['left', 'retired'];

export function StepReason({ handover, today, leaving, onChange, onBack, onNext }: StepReasonProps) {
  const t = useTranslate();
  const reasons = GONE.includes(handover.employmentStatus) ? REASONS.filter((reason) => GONE.includes(reason)) : REASONS;
  const complete = leaving.on !== null && (leaving.reason !== 'moved' || leaving.toGrid !== null);
  return (
    <Flex direction="column" alignItems="stretch" gap={4} maxWidth="48rem">
      <SelectField required label={t('handover.reason')} value={leaving.reason} onChange={(reason) => onChange({ ...leaving, reason })} options={reasons.map((reason) => ({ value: reason, label: t(`handover.reason.${reason}`) }))} />
      <DateField required label={t('handover.on')} hint={t('handover.on.hint')} value={leaving.on} max={today} onChange={(on) => onChange({ ...leaving, on })} />
      {leaving.reason === 'moved' && <GridPicker value={leaving.toGrid} besides={handover.grid?.id} onChange={(toGrid) => onChange({ ...leaving, toGrid })} />}
      <StepButtons onBack={onBack} onNext={onNext} disabled={!complete} />
    </Flex>
  );
}

interface GridPickerProps {
  value: Leaving['toGrid'];
  /** The grid that he is in now. */
  besides: string | undefined;
  onChange: (grid: Pick<GridRef, 'id' | 'name'> | null) => void;
}

function GridPicker({ value, besides, onChange }: GridPickerProps) {
  const t = useTranslate();
  const [typed, setTyped] = useState('');
  const tree = useGet<GridTree>('/grid/grids');
  const open = (tree.data?.nodes ?? []).filter(({ id, closedOn }) => closedOn === null && id !== besides);
  const found = open.filter(({ name, code }) => `${name} ${code}`.toLowerCase().includes(typed.trim().toLowerCase()));
  return (
    <RemoteCombobox
      required
      label={t('handover.toGrid')}
      value={value && { value: value.id, label: value.name }}
      onChange={(choice) => onChange(choice && { id: choice.value, name: choice.label })}
      choices={found.map(({ id, name }) => ({ value: id, label: name }))}
      loading={tree.isLoading}
      onSearch={setTyped}
    />
  );
}
