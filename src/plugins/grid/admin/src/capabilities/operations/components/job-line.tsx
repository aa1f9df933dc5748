import { Button, Flex, Typography } from '@strapi/design-system';
import { Play } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { JobRow, JobRun } from '../../../../../shared/contracts/operations';
import { Day } from '../../../ui/day';
import { useOptionalText, useTranslate } from '../../../ui/translate';
import { isDrain } from '../schedule';
import { Moment } from './moment';
import { RunSummary } from './run-summary';
import { ScheduleText } from './schedule-text';
import { StateBadge } from './state-badge';

interface JobLineProps {
  job: JobRow;
  /** null = the account may look only. */
  onRun: (() => void) | null;
}

const Whole = styled.td`
  white-space: nowrap;
`;

export function JobLine({ job, onRun }: JobLineProps) {
  const t = useTranslate();
  const { formatNumber } = useIntl();
  const name = useJobName()(job.name);
  const about = useOptionalText()(`operations.about.${job.name}`);
  return (
    <tr>
      <td>
        <Typography fontWeight="semiBold">{name}</Typography>
        {about !== null && (
          <Typography tag="p" variant="pi" textColor="neutral600">
            {about}
          </Typography>
        )}
      </td>
      <Whole>
        <ScheduleText job={job} />
      </Whole>
      <Whole>
        <NextRun at={job.nextRunAt} />
      </Whole>
      <td>{job.last === null ? t(isDrain(job.cron) ? 'operations.last.notKept' : 'operations.last.never') : <LastRun run={job.last} timeZone={job.timeZone} />}</td>
      <td>
        <Typography textColor={job.failures > 0 ? 'danger600' : 'neutral600'}>{formatNumber(job.failures)}</Typography>
      </td>
      <Whole>
        {onRun !== null && (
          <Button variant="secondary" size="S" startIcon={<Play aria-hidden />} aria-label={t('operations.run.label', { job: name })} onClick={onRun}>
            {t('operations.run')}
          </Button>
        )}
      </Whole>
    </tr>
  );
}

export function useJobName(): (name: string) => string {
  const optional = useOptionalText();
  return (name) => optional(`operations.job.${name}`) ?? name;
}

/** `YYYY-MM-DD HH:MM` in the time zone of the installation, as the server says it. */
function NextRun({ at }: { at: string | null }) {
  const [date = null, time = ''] = at?.split(' ') ?? [];
  return (
    <>
      <Day date={date} /> {time}
    </>
  );
}

function LastRun({ run, timeZone }: { run: JobRun; timeZone: string }) {
  const t = useTranslate();
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Flex gap={2}>
        <StateBadge of="run" state={run.state} />
        <Moment at={run.startedAt} timeZone={timeZone} />
      </Flex>
      <Typography variant="pi" textColor="neutral600">
        {t('operations.last.period', { period: run.period })}{run.state === 'done' && <> · <RunSummary summary={run.summary} /></>}
      </Typography>
      {run.error !== null && (
        <Typography variant="pi" textColor="danger600">
          {t('operations.last.error', { error: run.error, tries: run.tries })}
        </Typography>
      )}
    </Flex>
  );
}
