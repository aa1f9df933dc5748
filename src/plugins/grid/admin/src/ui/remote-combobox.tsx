import { useEffect, useState } from 'react';
import { Combobox, ComboboxOption, Field } from '@strapi/design-system';
import { useTranslate } from './translate';

export interface Choice {
  value: string;
  label: string;
}

interface RemoteComboboxProps {
  label: string;
  value: Choice | null;
  onChange: (choice: Choice | null) => void;
  /** What the server found for the text that `onSearch` reported. */
  choices: Choice[];
  loading: boolean;
  onSearch: (text: string) => void;
  /** What one may type; default: the name or number of a person. */
  placeholder?: string;
  required?: boolean;
  hint?: string;
  error?: string;
}

export function RemoteCombobox({ label, value, onChange, choices, loading, onSearch, placeholder, required = false, hint, error }: RemoteComboboxProps) {
  const t = useTranslate();
  const [text, setText] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const chosen = value?.label ?? '';
  useEffect(() => {
    if (!isOpen) setText(chosen);
  }, [isOpen, chosen]);
  // By itself the list opens on a printed key, and an input method for Chinese prints none.
  const search = (typed: string) => {
    setIsOpen(true);
    onSearch(typed);
  };
  const pick = (picked?: string) => {
    if (picked !== value?.value) onChange(choices.find((one) => one.value === picked) ?? null);
  };
  const clear = () => {
    onChange(null);
    setText('');
    onSearch('');
  };
  // A shut list without the chosen one would take the choice away when the focus leaves.
  const listed = isOpen || value === null || choices.some((one) => one.value === value.value) ? choices : [...choices, value];
  return (
    <Field.Root required={required} hint={hint} error={error} width="100%">
      <Field.Label>{label}</Field.Label>
      <Combobox
        autocomplete="none"
        open={isOpen}
        onOpenChange={setIsOpen}
        value={value?.value ?? ''}
        textValue={text}
        onTextValueChange={(typed) => setText(typed ?? '')}
        onChange={pick}
        onInputChange={(event) => search(event.currentTarget.value)}
        onClear={clear}
        clearLabel={t('action.clear')}
        // Its own sign of loading says "Loading" in every language.
        noOptionsMessage={() => t(loading ? 'state.loading' : 'state.noMatch')}
        placeholder={placeholder ?? t('person.search')}
      >
        {listed.map((choice) => (
          <ComboboxOption key={choice.value} value={choice.value} textValue={choice.label}>
            {choice.label}
          </ComboboxOption>
        ))}
      </Combobox>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
