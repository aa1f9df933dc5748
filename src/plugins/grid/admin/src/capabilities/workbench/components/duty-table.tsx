import { Checkbox } from '@strapi/design-system';
import type { IsoDate } from '../../../../../shared/contracts/common';
import type { TaskRow } from '../../../../../shared/contracts/tasks';
import { DataTable } from '../../../ui/data-table';
import { useTranslate } from '../../../ui/translate';
import { isRecordable } from '../buckets';
import type { RowActions } from '../row-actions';
import type { Selection } from '../use-selection';
import { DutyRow } from './duty-row';

interface DutyTableProps {
  rows: TaskRow[];
  today: IsoDate;
  actions: RowActions;
  /** null = nothing can be recorded, so nothing is chosen. */
  selection: Selection | null;
}

/** One line a duty, open or closed. */
export function DutyTable({ rows, today, actions, selection }: DutyTableProps) {
  const t = useTranslate();
  return (
    <DataTable aria-label={t('workbench.table')}>
      <thead>
        <tr>
          {selection && <th scope="col" style={{ width: '1%' }}><SelectAll rows={rows.filter(isRecordable)} selection={selection} /></th>}
          <th scope="col">{t('column.due')}</th>
          <th scope="col">{t('column.matter')}</th>
          <th scope="col">{t('column.subject')}</th>
          <th scope="col">{t('column.owner')}</th>
          <th scope="col" style={{ textAlign: 'right' }}>{t('column.handling')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((task) => (
          <DutyRow key={task.id} task={task} today={today} actions={actions} selection={selection} />
        ))}
      </tbody>
    </DataTable>
  );
}

function SelectAll({ rows, selection }: { rows: TaskRow[]; selection: Selection }) {
  const t = useTranslate();
  const chosen = rows.filter((task) => selection.has(task.id)).length;
  const state = chosen === 0 ? false : chosen === rows.length ? true : ('indeterminate' as const);
  return (
    <Checkbox
      aria-label={t('workbench.selectAll')}
      checked={state}
      disabled={rows.length === 0}
      onCheckedChange={(on: boolean | 'indeterminate') => selection.set(on === true ? rows.map((task) => task.id) : [])}
    />
  );
}
