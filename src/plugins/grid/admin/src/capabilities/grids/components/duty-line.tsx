import { Flex, Typography } from '@strapi/design-system';
import type { IsoDate } from '../../../../../shared/contracts/common';
import type { TaskRow } from '../../../../../shared/contracts/tasks';
import { Day } from '../../../ui/day';
import { DutyDate } from '../../../ui/duty-date';
import { useEnumLabel } from '../../../ui/enum-label';
import { Person } from '../../../ui/person';
import { useTranslate } from '../../../ui/translate';

export function DutyLine({ task, today }: { task: TaskRow; today: IsoDate }) {
  return (
    <tr>
      <td>
        <Due task={task} today={today} />
      </td>
      <td>
        <Kind task={task} />
      </td>
      <td>
        <Person person={task.subject} linked />
      </td>
      <td>
        <Person person={task.owner} linked />
      </td>
      <td>{task.grid?.name ?? '–'}</td>
    </tr>
  );
}

function Kind({ task }: { task: TaskRow }) {
  const t = useTranslate();
  const label = useEnumLabel();
  const kind = label('task', 'kind', task.kind);
  const cause = task.cause === null ? task.rule : label('care-event', 'kind', task.cause);
  return (
    <Typography textColor="neutral800" title={task.title}>
      {cause === null ? kind : t('grids.duties.kind', { kind, cause })}
    </Typography>
  );
}

function Due({ task, today }: { task: TaskRow; today: IsoDate }) {
  const t = useTranslate();
  return (
    <Flex direction="column" alignItems="flex-start">
      <DutyDate duty={task} today={today} />
      {task.doneOn !== null && (
        <Typography variant="pi" textColor="neutral600">
          {t('grids.duties.doneOn')} <Day date={task.doneOn} today={today} />
        </Typography>
      )}
      {task.reason !== null && (
        <Typography variant="pi" textColor="neutral600">
          {task.reason}
        </Typography>
      )}
    </Flex>
  );
}
