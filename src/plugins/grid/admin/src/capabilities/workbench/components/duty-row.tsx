import { Checkbox, Typography } from '@strapi/design-system';
import type { IsoDate } from '../../../../../shared/contracts/common';
import type { TaskRow } from '../../../../../shared/contracts/tasks';
import { DutyDate } from '../../../ui/duty-date';
import { Person } from '../../../ui/person';
import { onRowKey } from '../../../ui/row-keys';
import { useTranslate } from '../../../ui/translate';
import { isOpen, isRecordable } from '../buckets';
import type { RowActions } from '../row-actions';
import { useMatter } from '../use-matter';
import type { Selection } from '../use-selection';
import { DutyActions } from './duty-actions';
import { DutyOutcome } from './duty-outcome';

interface DutyRowProps {
  task: TaskRow;
  today: IsoDate;
  actions: RowActions;
  selection: Selection | null;
}

export function DutyRow({ task, today, actions, selection }: DutyRowProps) {
  const t = useTranslate();
  const matter = useMatter()(task);
  const name = t('duty.name', { person: task.subject?.name ?? '–', matter });
  const { record } = actions;
  const recordable = isRecordable(task) && record !== undefined;
  const keys = {
    open: recordable ? () => record(task) : undefined,
    select: recordable && selection !== null ? () => selection.toggle(task.id) : undefined,
  };
  return (
    <tr tabIndex={0} aria-label={name} onKeyDown={(event) => onRowKey(event, keys)}>
      {selection && (
        <td>
          {recordable && <Checkbox aria-label={t('duty.select', { name })} checked={selection.has(task.id)} onCheckedChange={() => selection.toggle(task.id)} />}
        </td>
      )}
      <td>
        <DutyDate duty={task} today={today} />
      </td>
      <td>
        <Typography fontWeight="semiBold">{matter}</Typography>
        {task.followUps > 0 && <Typography tag="p" variant="pi" textColor="neutral600">{t('duty.followUps', { count: task.followUps })}</Typography>}
      </td>
      <td>
        <Person person={task.subject} linked />
        {task.grid && <Typography tag="p" variant="pi" textColor="neutral600">{task.grid.name}</Typography>}
      </td>
      <td>{task.owner === null ? <Typography textColor="danger600">{t('duty.noOwner')}</Typography> : <Person person={task.owner} />}</td>
      <td>{isOpen(task) ? <DutyActions task={task} name={name} actions={actions} /> : <DutyOutcome task={task} today={today} onUnwaive={actions.unwaive} />}</td>
    </tr>
  );
}
