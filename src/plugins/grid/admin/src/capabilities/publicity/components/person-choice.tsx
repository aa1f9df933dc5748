import { useState } from 'react';
import type { PersonRef } from '../../../../../shared/contracts/common';
import { personText } from '../../../ui/person';
import { PersonPicker } from '../../../ui/person-picker';
import { RemoteCombobox } from '../../../ui/remote-combobox';
import { useTranslate } from '../../../ui/translate';
import { useDebounced } from '../../../ui/use-debounced';
import { useConsenting } from '../queries';

interface PersonChoiceProps {
  value: PersonRef | null;
  onChange: (person: PersonRef | null) => void;
  /** Whether the account works with people; an editor chooses among those who agree to be written about. */
  mayReadPeople: boolean;
}

export function PersonChoice({ value, onChange, mayReadPeople }: PersonChoiceProps) {
  const t = useTranslate();
  const field = { label: t('stories.head.person'), hint: t(mayReadPeople ? 'stories.person.hint' : 'stories.person.agreed') };
  return mayReadPeople ? <PersonPicker {...field} value={value} onChange={onChange} /> : <Agreeing {...field} value={value} onChange={onChange} />;
}

function Agreeing({ value, onChange, ...field }: Omit<PersonChoiceProps, 'mayReadPeople'> & { label: string; hint: string }) {
  const [typed, setTyped] = useState('');
  const found = useConsenting(useDebounced(typed));
  const people = found.data ?? [];
  return (
    <RemoteCombobox
      {...field}
      value={value && { value: value.id, label: personText(value) }}
      onChange={(choice) => onChange(people.find(({ id }) => id === choice?.value) ?? null)}
      choices={people.map((person) => ({ value: person.id, label: personText(person) }))}
      loading={found.isLoading}
      onSearch={setTyped}
    />
  );
}
