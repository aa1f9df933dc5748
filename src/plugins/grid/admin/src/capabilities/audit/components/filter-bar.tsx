import { useState } from 'react';
import { Box, Button, Flex, SingleSelect, SingleSelectOption, Field } from '@strapi/design-system';
import { DateField, TextField } from '../../../ui/fields';
import { useTranslate } from '../../../ui/translate';
import { LABELS } from '../../../labels/labels';
import { useAuditLabels } from '../labels';
import { ACTIONS, type View, type ViewChange } from '../view';

interface FilterBarProps {
  view: View;
  onChange: (change: ViewChange) => void;
}

// Every kind of row that the trail may name; the trail itself is one.
const TYPES = [...Object.keys(LABELS.en), ...Object.keys(LABELS.en['audit']?.enums['type'] ?? {}).filter((type) => type !== 'audit')];

/** Days and lists filter at once; names do so with Enter or the button, because each is looked up in the whole trail. */
export function FilterBar({ view, onChange }: FilterBarProps) {
  const t = useTranslate();
  const labels = useAuditLabels();
  return (
    <Flex gap={3} wrap="wrap" alignItems="flex-end" paddingBottom={4}>
      <Box width="17rem">
        <DateField label={t('audit.from')} value={view.from ?? null} onChange={(from) => onChange({ from: from ?? undefined })} />
      </Box>
      <Box width="17rem">
        <DateField label={t('audit.to')} value={view.to ?? null} onChange={(to) => onChange({ to: to ?? undefined })} />
      </Box>
      <Choice label={t('audit.action')} all={t('audit.allActions')} value={view.action} options={ACTIONS} text={labels.action} onChange={(action) => onChange({ action })} />
      <Choice label={t('audit.type')} all={t('audit.allTypes')} value={view.type} options={TYPES} text={labels.type} onChange={(type) => onChange({ type })} />
      <Names key={`${view.actor ?? ''}|${view.person ?? ''}`} view={view} onChange={onChange} />
    </Flex>
  );
}

interface ChoiceProps {
  label: string;
  all: string;
  value: string | undefined;
  options: readonly string[];
  text: (code: string) => string;
  onChange: (code: string | undefined) => void;
}

function Choice({ label, all, value, options, text, onChange }: ChoiceProps) {
  return (
    <Box width="20rem">
      <Field.Root width="100%">
        <Field.Label>{label}</Field.Label>
        <SingleSelect aria-label={label} value={value ?? ''} onChange={(picked) => onChange(picked === '' ? undefined : String(picked))}>
          <SingleSelectOption value="">{all}</SingleSelectOption>
          {options.map((option) => (
            <SingleSelectOption key={option} value={option}>
              {text(option)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
    </Box>
  );
}

function Names({ view, onChange }: FilterBarProps) {
  const t = useTranslate();
  const [actor, setActor] = useState(view.actor ?? '');
  const [person, setPerson] = useState(view.person ?? '');
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    onChange({ actor: actor.trim() || undefined, person: person.trim() || undefined });
  };
  return (
    <form onSubmit={submit}>
      <Flex gap={3} wrap="wrap" alignItems="flex-end">
        <Box width="18rem">
          <TextField label={t('audit.actor')} value={actor} onChange={setActor} maxLength={60} />
        </Box>
        <Box width="18rem">
          <TextField label={t('audit.person')} value={person} onChange={setPerson} maxLength={60} />
        </Box>
        <Button type="submit" size="L" variant="secondary">
          {t('audit.search')}
        </Button>
      </Flex>
    </form>
  );
}
