import { Button, Flex, IconButton, LinkButton, MenuItem, SimpleMenu } from '@strapi/design-system';
import { More } from '@strapi/icons';
import { Link } from 'react-router-dom';
import type { TaskRow } from '../../../../../shared/contracts/tasks';
import { useTranslate } from '../../../ui/translate';
import { isRecordable } from '../buckets';
import type { RowActions } from '../row-actions';

/** The action that does the job in place, then the rarer ones. */
export function DutyActions({ task, name, actions }: { task: TaskRow; name: string; actions: RowActions }) {
  const t = useTranslate();
  const { record, transfer, waive, followUp } = actions;
  return (
    <Flex gap={2} justifyContent="flex-end">
      {record && isRecordable(task) && (
        <Button size="S" variant="secondary" onClick={() => record(task)} aria-label={t('duty.recordNamed', { name })}>
          {t(task.kind === 'visit' ? 'duty.recordVisit' : 'duty.recordTalk')}
        </Button>
      )}
      {task.kind === 'meeting' && task.state === 'open' && task.grid !== null && (
        <LinkButton tag={Link} to={`/plugins/grid/requirements?${new URLSearchParams({ year: task.assignedOn.slice(0, 4), grid: task.grid.code }).toString()}`} size="S" variant="secondary" aria-label={t('duty.meetingNamed', { name })}>
          {t('duty.meeting')}
        </LinkButton>
      )}
      {transfer && (
        <Button size="S" variant="tertiary" onClick={() => transfer(task)} aria-label={t('duty.transferNamed', { name })}>
          {t('duty.transfer')}
        </Button>
      )}
      {(followUp ?? waive) && (
        <SimpleMenu tag={IconButton} icon={<More />} label={t('duty.more', { name })} endIcon={null} popoverPlacement="bottom-end">
          {followUp && <MenuItem onSelect={() => followUp(task)}>{t('duty.followUp')}</MenuItem>}
          {waive && <MenuItem onSelect={() => waive(task)}>{t('duty.waive')}</MenuItem>}
        </SimpleMenu>
      )}
    </Flex>
  );
}
