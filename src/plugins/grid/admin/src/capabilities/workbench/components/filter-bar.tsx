import { Checkbox, Flex, SingleSelect, SingleSelectOption, Tag } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import type { Me } from '../../../../../shared/contracts/access';
import type { TaskKind } from '../../../../../shared/contracts/tasks';
import { useEnumLabel } from '../../../ui/enum-label';
import { SearchField } from '../../../ui/search-field';
import { useTranslate } from '../../../ui/translate';
import type { WorkbenchFilters } from '../queries';

const KINDS: readonly TaskKind[] = ['talk', 'visit', 'followUp', 'project'];

interface FilterBarProps {
  me: Me;
  filters: WorkbenchFilters;
  onChange: (change: WorkbenchFilters) => void;
}

export function FilterBar({ me, filters, onChange }: FilterBarProps) {
  const t = useTranslate();
  const label = useEnumLabel();
  return (
    <Flex gap={3} wrap="wrap">
      <SearchField label={t('workbench.search')} value={filters.q ?? ''} onChange={(q) => onChange({ q })} />
      <SingleSelect aria-label={t('workbench.kind')} size="S" value={filters.kind ?? ''} onChange={(kind) => onChange({ kind: String(kind) })}>
        <SingleSelectOption value="">{t('workbench.allKinds')}</SingleSelectOption>
        {KINDS.map((kind) => (
          <SingleSelectOption key={kind} value={kind}>
            {label('task', 'kind', kind)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      {me.grids.length > 1 && <GridSelect me={me} value={filters.grid ?? ''} onChange={(grid) => onChange({ grid })} />}
      {me.employee !== null && (
        <Checkbox checked={filters.mine === '1'} onCheckedChange={(on: boolean | 'indeterminate') => onChange({ mine: on === true ? '1' : undefined })}>
          {t('workbench.mine')}
        </Checkbox>
      )}
      <FigureTags filters={filters} onChange={onChange} />
    </Flex>
  );
}

function GridSelect({ me, value, onChange }: { me: Me; value: string; onChange: (code: string) => void }) {
  const t = useTranslate();
  return (
    <SingleSelect aria-label={t('workbench.grid')} size="S" value={value} onChange={(code) => onChange(String(code))}>
      <SingleSelectOption value="">{t('workbench.allGrids')}</SingleSelectOption>
      {me.grids.map((grid) => (
        <SingleSelectOption key={grid.id} value={grid.code}>
          {grid.name}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  );
}

/** Filters that only another page sets: shown, so that nobody wonders why rows are missing, and taken off by a click. */
function FigureTags({ filters, onChange }: Omit<FilterBarProps, 'me'>) {
  const t = useTranslate();
  const tags: { name: 'status' | 'dueMonth' | 'subject' | 'grid'; text: string | undefined }[] = [
    { name: 'grid', text: filters.grid && t('workbench.tagGrid', { code: filters.grid }) },
    { name: 'status', text: filters.status && t(`status.${filters.status}`) },
    { name: 'dueMonth', text: filters.dueMonth && t('workbench.tagMonth', { month: filters.dueMonth }) },
    { name: 'subject', text: filters.subject && t('workbench.tagSubject') },
  ];
  return (
    <>
      {tags.map(({ name, text }) =>
        text ? (
          <Tag key={name} icon={<Cross aria-hidden />} label={t('workbench.removeFilter', { name: text })} onClick={() => onChange({ [name]: undefined })}>
            {text}
          </Tag>
        ) : null,
      )}
    </>
  );
}
