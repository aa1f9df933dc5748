import { useEffect, useRef, useState } from 'react';
import { Box, Searchbar } from '@strapi/design-system';
import { useTranslate } from './translate';
import { useDebounced } from './use-debounced';

interface SearchFieldProps {
  label: string;
  value: string;
  onChange: (q: string) => void;
}

/** A filter of the address that is typed: it reaches the address when the typing rests. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  const t = useTranslate();
  const [text, setText] = useState(value);
  const settled = useDebounced(text);
  const sent = useRef(value);
  useEffect(() => {
    if (settled === sent.current) return;
    sent.current = settled;
    onChange(settled);
    // On `settled` alone: what stands in the address must not be sent again when only the address changed.
  }, [settled]);
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setText(value);
  }, [value]);
  return (
    <Box width="28rem">
      <Searchbar name="q" size="S" value={text} clearLabel={t('action.clear')} placeholder={label} onClear={() => setText('')} onChange={(event) => setText(event.target.value)}>
        {label}
      </Searchbar>
    </Box>
  );
}
