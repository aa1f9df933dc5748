import { Button, Checkbox, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import type { Me } from '../../../../../shared/contracts/access';
import { useTranslate } from '../../../ui/translate';
import { useGrids } from '../queries';
import { VIEWS, viewOf, type FilterChange, type ProjectFilters } from '../view';

interface FilterBarProps {
  me: Me;
  filters: ProjectFilters;
  onChange: (change: FilterChange) => void;
}

export function FilterBar({ me, filters, onChange }: FilterBarProps) {
  const t = useTranslate();
  const grids = useGrids(me.today.slice(0, 7)).data?.nodes ?? [];
  const chosen = viewOf(filters);
  return (
    <Flex gap={3} wrap="wrap">
      <Flex role="group" aria-label={t('projects.views')} gap={2} wrap="wrap">
        {[null, ...VIEWS].map((view) => (
          <Button key={view ?? 'board'} size="S" variant={view === chosen ? 'default' : 'tertiary'} aria-pressed={view === chosen} onClick={() => onChange({ view: view ?? undefined })}>
            {t(view === null ? 'projects.board' : `projects.view.${view}`)}
          </Button>
        ))}
      </Flex>
      <SingleSelect aria-label={t('projects.grid')} size="S" value={filters.grid ?? ''} onChange={(grid) => onChange({ grid: String(grid) })}>
        <SingleSelectOption value="">{t('projects.allGrids')}</SingleSelectOption>
        {grids.map(({ id, code, name }) => (
          <SingleSelectOption key={id} value={code}>
            {name}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      {me.employee !== null && (
        <Checkbox checked={filters.mine === '1'} onCheckedChange={(on: boolean | 'indeterminate') => onChange({ mine: on === true ? '1' : undefined })}>
          {t('projects.mine')}
        </Checkbox>
      )}
    </Flex>
  );
}
