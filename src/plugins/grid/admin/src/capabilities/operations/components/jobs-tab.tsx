import { useState } from 'react';
import { Box, VisuallyHidden } from '@strapi/design-system';
import type { JobRow } from '../../../../../shared/contracts/operations';
import { DataTable } from '../../../ui/data-table';
import { Empty, ErrorState, Loading } from '../../../ui/states';
import { useTranslate } from '../../../ui/translate';
import { useJobs } from '../queries';
import { JobLine } from './job-line';
import { RunDialog } from './run-dialog';
import { Scroller } from './scroller';

const HEADS = ['job', 'schedule', 'next', 'last', 'failures', 'action'];

export function JobsTab({ mayRun }: { mayRun: boolean }) {
  const t = useTranslate();
  const jobs = useJobs();
  const [running, setRunning] = useState<JobRow | null>(null);
  if (jobs.error !== undefined) return <ErrorState error={jobs.error} onRetry={jobs.refetch} />;
  if (jobs.data === undefined) return <Loading />;
  if (jobs.data.length === 0) return <Empty text={t('operations.jobs.empty')} />;
  return (
    <Box>
      <Scroller $busy={jobs.isRefreshing}>
        <DataTable>
          <VisuallyHidden tag="caption">{t('operations.tab.jobs')}</VisuallyHidden>
          <thead>
            <tr>
              {HEADS.map((head) => (
                <th key={head} scope="col">
                  {t(`operations.head.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {jobs.data.map((job) => (
              <JobLine key={job.name} job={job} onRun={mayRun ? () => setRunning(job) : null} />
            ))}
          </tbody>
        </DataTable>
      </Scroller>
      {running !== null && <RunDialog job={running} onRan={jobs.refetch} onClose={() => setRunning(null)} />}
    </Box>
  );
}
