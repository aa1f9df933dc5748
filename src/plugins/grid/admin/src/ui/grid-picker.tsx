import { useState } from 'react';
import type { GridTree } from '../../../shared/contracts/organisation';
import { openGridsMatching } from './grid-choice';
import { RemoteCombobox } from './remote-combobox';
import { useTranslate } from './translate';
import { useGet } from './use-get';

interface GridPickerProps {
  label: string;
  /** Code of the grid. */
  value: string | null;
  onChange: (code: string | null) => void;
  required?: boolean;
  hint?: string;
}

/** One grid of those that the account reaches and that are not closed, found by name or code. */
export function GridPicker({ value, onChange, ...field }: GridPickerProps) {
  const t = useTranslate();
  const [typed, setTyped] = useState('');
  const tree = useGet<GridTree>('/grid/grids');
  const nodes = tree.data?.nodes ?? [];
  const chosen = nodes.find(({ code }) => code === value);
  return (
    <RemoteCombobox
      {...field}
      value={value === null ? null : { value, label: chosen?.name ?? value }}
      onChange={(choice) => onChange(choice?.value ?? null)}
      choices={openGridsMatching(nodes, typed).map(({ code, name }) => ({ value: code, label: name }))}
      loading={tree.isLoading}
      onSearch={setTyped}
      placeholder={t('grid.search')}
    />
  );
}
