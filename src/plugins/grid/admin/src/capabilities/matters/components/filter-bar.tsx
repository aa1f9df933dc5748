import { Box, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import type { GridTree } from '../../../../../shared/contracts/organisation';
import { useEnumLabel } from '../../../ui/enum-label';
import { SearchField } from '../../../ui/search-field';
import { useTranslate } from '../../../ui/translate';
import { useGet } from '../../../ui/use-get';
import { useCategories } from '../queries';
import { CHANNELS, STATES, type MatterFilters } from '../view';

interface FilterBarProps {
  filters: MatterFilters;
  onChange: (change: MatterFilters) => void;
}

export function FilterBar({ filters, onChange }: FilterBarProps) {
  const t = useTranslate();
  const label = useEnumLabel();
  const categories = useCategories();
  const grids = useGet<GridTree>('/grid/grids');
  return (
    <Flex gap={3} wrap="wrap" alignItems="center">
      <SearchField label={t('matters.search')} value={filters.q ?? ''} onChange={(q) => onChange({ q })} />
      <Choice
        name={t('matters.state')}
        all={t('matters.allStates')}
        value={filters.state}
        options={STATES.map((state) => ({ value: state, label: label('matter', 'state', state) }))}
        // A state may lie outside of the chosen view, which would show nothing then.
        onChange={(state) => onChange({ state, view: undefined })}
      />
      <Choice name={t('matters.channel')} all={t('matters.allChannels')} value={filters.channel} options={CHANNELS.map((channel) => ({ value: channel, label: label('matter', 'channel', channel) }))} onChange={(channel) => onChange({ channel })} />
      <Choice name={t('matters.category')} all={t('matters.allCategories')} value={filters.category} options={(categories.data ?? []).map(({ code, name }) => ({ value: code, label: name }))} onChange={(category) => onChange({ category })} />
      <Choice name={t('matters.grid')} all={t('matters.allGrids')} value={filters.grid} options={(grids.data?.nodes ?? []).map(({ code, name }) => ({ value: code, label: name }))} onChange={(grid) => onChange({ grid })} />
    </Flex>
  );
}

interface ChoiceProps {
  name: string;
  all: string;
  value: string | undefined;
  options: { value: string; label: string }[];
  onChange: (value: string | undefined) => void;
}

function Choice({ name, all, value = '', options, onChange }: ChoiceProps) {
  return (
    <Box width="16rem">
      <SingleSelect aria-label={name} size="S" value={value} onChange={(picked) => onChange(picked === '' ? undefined : String(picked))}>
        <SingleSelectOption value="">{all}</SingleSelectOption>
        {options.map((option) => (
          <SingleSelectOption key={option.value} value={option.value}>
            {option.label}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Box>
  );
}
