import { Field, MultiSelect, MultiSelectOption } from '@strapi/design-system';
import { useTranslate } from '../../../ui/translate';
import { useHonours } from '../queries';

interface HonourChoiceProps {
  /** Id of the person whom the story names. */
  person: string | undefined;
  value: string[];
  onChange: (honours: string[]) => void;
}

/** Of the person, and of grids. */
export function HonourChoice({ person, value, onChange }: HonourChoiceProps) {
  const t = useTranslate();
  const honours = useHonours(person).data ?? [];
  if (honours.length === 0) return null;
  return (
    <Field.Root width="100%">
      <Field.Label>{t('stories.honours')}</Field.Label>
      <MultiSelect value={value} onChange={onChange} withTags>
        {honours.map(({ id, name, awardedOn }) => (
          <MultiSelectOption key={id} value={id}>
            {`${name} · ${awardedOn}`}
          </MultiSelectOption>
        ))}
      </MultiSelect>
    </Field.Root>
  );
}
