import { useState } from 'react';
import { Box, Checkbox, Typography } from '@strapi/design-system';
import type { IsoDate } from '../../../../../shared/contracts/common';
import type { JobRow } from '../../../../../shared/contracts/operations';
import { DateField } from '../../../ui/fields';
import { FormDialog } from '../../../ui/form-dialog';
import { useTranslate } from '../../../ui/translate';
import { useRunJob, type Ran } from '../queries';
import { isDrain } from '../schedule';
import { useJobName } from './job-line';
import { RunSummary } from './run-summary';

interface RunDialogProps {
  job: JobRow;
  onRan: () => void;
  onClose: () => void;
}

export function RunDialog({ job, onRan, onClose }: RunDialogProps) {
  const t = useTranslate();
  const name = useJobName()(job.name);
  const [date, setDate] = useState<IsoDate | null>(null);
  const drain = isDrain(job.cron);
  const [dryRun, setDryRun] = useState(!drain);
  const [ran, setRan] = useState<(Ran & { dryRun: boolean }) | null>(null);
  const { run, pending, error } = useRunJob(job.name);
  const submit = async () => {
    setRan(null);
    const outcome = await run({ ...(date === null ? {} : { date }), dryRun });
    if (!outcome.ok) return;
    setRan({ ...outcome.value, dryRun });
    if (!dryRun) onRan();
  };
  return (
    <FormDialog
      title={t('operations.run.title', { job: name })}
      submitLabel={t(dryRun ? 'operations.run.try' : 'operations.run')}
      closeLabel={ran === null ? undefined : t('action.close')}
      onSubmit={() => void submit()}
      onClose={onClose}
      pending={pending}
      error={error}
    >
      {!drain && (
        <>
          <DateField label={t('operations.run.date')} hint={t('operations.run.dateHint')} value={date} onChange={setDate} />
          <Checkbox checked={dryRun} onCheckedChange={(checked) => setDryRun(checked === true)}>
            {t('operations.run.dry')}
          </Checkbox>
        </>
      )}
      <Typography variant="pi" textColor="neutral600">
        {t(dryRun ? 'operations.run.dryHint' : 'operations.run.realHint')}
      </Typography>
      {ran !== null && <Result {...ran} />}
    </FormDialog>
  );
}

function Result({ summary, dryRun }: Ran & { dryRun: boolean }) {
  const t = useTranslate();
  return (
    <Box role="status" background="success100" borderColor="success200" padding={4} hasRadius>
      <Typography tag="p" fontWeight="bold" textColor="success700">
        {t(dryRun ? 'operations.ran.dry' : 'operations.ran.done')}
      </Typography>
      <Typography tag="p" textColor="success700">
        <RunSummary summary={summary} />
      </Typography>
    </Box>
  );
}
