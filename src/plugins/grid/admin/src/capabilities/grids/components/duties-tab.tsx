import { SingleSelect, SingleSelectOption } from '@strapi/design-system';
import type { IsoDate } from '../../../../../shared/contracts/common';
import type { GridNode } from '../../../../../shared/contracts/organisation';
import type { TaskStatus } from '../../../../../shared/contracts/tasks';
import { useTranslate } from '../../../ui/translate';
import { isMonth } from '../months';
import { useDuties } from '../queries';
import type { View, ViewChange } from '../view';
import { BucketPills } from './bucket-pills';
import { DutyLine } from './duty-line';
import { FilterBar, type Chip } from './filter-bar';
import { useMonthName } from './month-picker';
import { PagedList } from './paged-list';

const HEADS = ['dueOn', 'duty', 'subject', 'owner', 'grid'];
const STATUSES: readonly TaskStatus[] = ['overdue', 'dueSoon', 'open', 'done', 'late', 'waived', 'void', 'returned'];

interface TabProps {
  grid: GridNode;
  today: IsoDate;
  view: View;
  onChange: (change: ViewChange) => void;
}

export function DutiesTab({ grid, today, view, onChange }: TabProps) {
  const t = useTranslate();
  const query = useDuties(grid.code, view);
  const chips = useChips(view, query.data?.rows[0]?.subject?.name);
  const filtered = view.q !== undefined || view.status !== undefined || view.bucket !== undefined || chips.length > 0;
  return (
    <>
      <FilterBar view={view} searchLabel={t('grids.duties.search')} chips={chips} onChange={onChange}>
        <BucketPills counts={query.data?.counts} value={view.bucket} onChange={(bucket) => onChange({ bucket, status: undefined })} />
        <Choice label={t('grids.duties.status')} value={view.status} onChange={(status) => onChange({ status, bucket: undefined })}>
          {STATUSES.map((status) => (
            <SingleSelectOption key={status} value={status}>
              {t(`status.${status}`)}
            </SingleSelectOption>
          ))}
        </Choice>
      </FilterBar>
      <PagedList
        name={t('grids.tab.duties')}
        heads={HEADS.map((head) => t(`grids.head.${head}`))}
        query={query}
        empty={t(filtered ? 'state.noMatch' : 'grids.duties.empty')}
        onPage={(page) => onChange({ page: String(page) })}
        row={(task) => <DutyLine key={task.id} task={task} today={today} />}
      />
    </>
  );
}

function useChips(view: View, subject: string | undefined): Chip[] {
  const t = useTranslate();
  const monthName = useMonthName();
  const chips: Chip[] = [];
  if (view.dueMonth !== undefined && isMonth(view.dueMonth)) chips.push({ key: 'dueMonth', text: t('grids.filter.dueMonth', { month: monthName(view.dueMonth) }) });
  if (view.state === 'open') chips.push({ key: 'state', text: t('grids.filter.open') });
  if (view.subject !== undefined) chips.push({ key: 'subject', text: t('grids.filter.subject', { name: subject ?? '…' }) });
  return chips;
}

interface ChoiceProps {
  label: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  children: React.ReactNode;
}

function Choice({ label, value, onChange, children }: ChoiceProps) {
  const t = useTranslate();
  return (
    <SingleSelect
      size="S"
      aria-label={label}
      placeholder={label}
      value={value ?? null}
      onChange={(next) => onChange(next === '' ? undefined : String(next))}
      onClear={() => onChange(undefined)}
      clearLabel={t('action.clear')}
    >
      {children}
    </SingleSelect>
  );
}
