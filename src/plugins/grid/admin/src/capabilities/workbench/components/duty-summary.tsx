import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { TaskRow } from '../../../../../shared/contracts/tasks';
import { formatDay } from '../../../ui/dates';
import { personText } from '../../../ui/person';
import { StatusBadge } from '../../../ui/status-badge';
import { useTranslate } from '../../../ui/translate';
import { useMatter } from '../use-matter';

/** What a dialog is about: person, duty and due day, filled in so that nothing is typed twice. */
export function DutySummary({ tasks, today }: { tasks: TaskRow[]; today: string }) {
  const t = useTranslate();
  return (
    <Box background="neutral100" padding={4} hasRadius>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2} aria-label={t('duty.list')}>
        {tasks.map((task) => (
          <DutyLine key={task.id} task={task} today={today} />
        ))}
      </Flex>
    </Box>
  );
}

function DutyLine({ task, today }: { task: TaskRow; today: string }) {
  const t = useTranslate();
  const { locale } = useIntl();
  const matter = useMatter();
  return (
    <Flex tag="li" gap={3}>
      <StatusBadge status={task.status} />
      <Typography fontWeight="semiBold">{task.subject === null ? '–' : personText(task.subject)}</Typography>
      <Typography>{matter(task)}</Typography>
      <Typography textColor="neutral600">{t('date.by', { date: formatDay(locale, task.dueOn, today) })}</Typography>
    </Flex>
  );
}
