import { useState } from 'react';
import type { Paged, PersonRef } from '../../../shared/contracts/common';
import type { PersonRow } from '../../../shared/contracts/organisation';
import { personText } from './person';
import { RemoteCombobox } from './remote-combobox';
import { useDebounced } from './use-debounced';
import { useGet } from './use-get';

interface PersonPickerProps {
  label: string;
  value: PersonRef | null;
  /** Null when the choice was taken away. */
  onChange: (person: PersonRow | null) => void;
  required?: boolean;
  hint?: string;
  error?: string;
}

/** One person of those that the account reaches, found by name or number. */
export function PersonPicker({ value, onChange, ...field }: PersonPickerProps) {
  const [typed, setTyped] = useState('');
  const q = useDebounced(typed);
  const found = useGet<Paged<PersonRow>>('/grid/people', { q, pageSize: 20 });
  const people = found.data?.rows ?? [];
  return (
    <RemoteCombobox
      {...field}
      value={value && { value: value.id, label: personText(value) }}
      onChange={(choice) => onChange(people.find((person) => person.id === choice?.value) ?? null)}
      choices={people.map((person) => ({ value: person.id, label: personText(person) }))}
      loading={found.isLoading}
      onSearch={setTyped}
    />
  );
}
