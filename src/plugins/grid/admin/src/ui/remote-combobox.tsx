import { useState } from 'react';
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
  required?: boolean;
  hint?: string;
  error?: string;
}

export function RemoteCombobox({ label, value, onChange, choices, loading, onSearch, required = false, hint, error }: RemoteComboboxProps) {
  const t = useTranslate();
  const [text, setText] = useState(value?.label ?? '');
  const [isOpen, setIsOpen] = useState(false);
  // By itself the list opens on a printed key, and an input method for Chinese prints none.
  const search = (typed: string) => {
    setIsOpen(true);
    onSearch(typed);
  };
  const pick = (picked?: string) => {
    const choice = choices.find((one) => one.value === picked) ?? null;
    onChange(choice);
    if (choice !== null) setText(choice.label);
  };
  const clear = () => {
    onChange(null);
    setText('');
    onSearch('');
  };
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
        loading={loading}
        loadingMessage={t('state.loading')}
        noOptionsMessage={() => t('state.noMatch')}
        placeholder={t('person.search')}
      >
        {choices.map((choice) => (
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
