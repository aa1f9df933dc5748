import { useState } from 'react';
import { Box, Flex, Searchbar, SearchForm, Tag } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { useTranslate } from '../../../ui/translate';
import type { View, ViewChange, ViewKey } from '../view';

export interface Chip {
  key: ViewKey;
  text: string;
}

interface FilterBarProps {
  view: View;
  searchLabel: string;
  /** Filters that were set by opening a figure or a number: shown, and taken away by a click. */
  chips: Chip[];
  onChange: (change: ViewChange) => void;
  children?: React.ReactNode;
}

export function FilterBar({ view, searchLabel, chips, onChange, children }: FilterBarProps) {
  const t = useTranslate();
  return (
    <Flex gap={3} wrap="wrap" paddingBottom={4} alignItems="center">
      <Search key={view.q ?? ''} initial={view.q ?? ''} label={searchLabel} onSearch={(q) => onChange({ q })} />
      {children}
      {chips.map((chip) => (
        <Tag key={chip.key} icon={<Cross aria-hidden />} label={t('grids.filter.remove', { filter: chip.text })} onClick={() => onChange({ [chip.key]: undefined })}>
          {chip.text}
        </Tag>
      ))}
    </Flex>
  );
}

function Search({ initial, label, onSearch }: { initial: string; label: string; onSearch: (q: string) => void }) {
  const t = useTranslate();
  const [text, setText] = useState(initial);
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    onSearch(text.trim());
  };
  return (
    <Box width="28rem">
      <SearchForm onSubmit={submit}>
        <Searchbar name="q" size="S" maxLength={60} value={text} onChange={(event) => setText(event.target.value)} onClear={() => onSearch('')} clearLabel={t('action.clear')} placeholder={label}>
          {label}
        </Searchbar>
      </SearchForm>
    </Box>
  );
}
