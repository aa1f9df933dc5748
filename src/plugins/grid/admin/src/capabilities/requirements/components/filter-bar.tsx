import { Box, Button, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import type { RequirementMatrix } from '../../../../../shared/contracts/requirements';
import { GridPicker } from '../../../ui/grid-picker';
import { useTranslate } from '../../../ui/translate';
import { STATES, type View, type ViewChange } from '../view';
import { YearPicker } from './year-picker';

interface FilterBarProps {
  view: View;
  year: number;
  matrix: RequirementMatrix | undefined;
  onChange: (change: ViewChange) => void;
}

export function FilterBar({ view, year, matrix, onChange }: FilterBarProps) {
  const t = useTranslate();
  return (
    <Flex direction="column" alignItems="stretch" gap={3} paddingBottom={4}>
      <Flex gap={3} wrap="wrap" alignItems="flex-end">
        <YearPicker year={year} onChange={(next) => onChange({ year: String(next) })} />
        <Box width="24rem">
          <GridPicker label={t('requirements.grid')} value={view.grid ?? null} onChange={(grid) => onChange({ grid: grid ?? undefined })} />
        </Box>
        <SingleSelect aria-label={t('requirements.requirement')} value={view.requirement ?? ''} onChange={(code) => onChange({ requirement: String(code) })}>
          <SingleSelectOption value="">{t('requirements.all')}</SingleSelectOption>
          {matrix?.requirements.map(({ code, name }) => (
            <SingleSelectOption key={code} value={code}>
              {name}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Flex>
      <Flex role="group" aria-label={t('requirements.states')} gap={2} wrap="wrap">
        {STATES.map((state) => (
          <Button key={state} size="S" variant={view.state === state ? 'default' : 'tertiary'} aria-pressed={view.state === state} onClick={() => onChange({ state: view.state === state ? undefined : state })}>
            {t('requirements.count', { state: t(`requirements.state.${state}`), count: matrix?.counts[state] ?? 0 })}
          </Button>
        ))}
      </Flex>
    </Flex>
  );
}
