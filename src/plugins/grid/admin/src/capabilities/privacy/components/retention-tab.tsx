import { useState } from 'react';
import { Box, Button, Typography } from '@strapi/design-system';
import type { RetentionBatch, RetentionClassRow } from '../../../../../shared/contracts/retention';
import { Day } from '../../../ui/day';
import { EnumLabel, useEnumLabel } from '../../../ui/enum-label';
import { Empty, ErrorState, Loading } from '../../../ui/states';
import { useTranslate } from '../../../ui/translate';
import { useRetention } from '../queries';
import { ExtendDialog } from './extend-dialog';
import { ListTable } from '../../../ui/list-table';

interface Due {
  row: RetentionClassRow;
  batch: RetentionBatch;
}

export function RetentionTab({ mayExtend }: { mayExtend: boolean }) {
  const t = useTranslate();
  const retention = useRetention();
  const [extending, setExtending] = useState<Due | null>(null);
  if (retention.error !== undefined) return <ErrorState error={retention.error} onRetry={retention.refetch} />;
  if (retention.data === undefined) return <Loading />;
  const { classes, today } = retention.data;
  const due = classes.flatMap((row) => row.batches.map((batch): Due => ({ row, batch }))).sort((a, b) => (a.batch.dueOn < b.batch.dueOn ? -1 : 1));
  return (
    <>
      <ListTable name={t('privacy.tab.retention')} heads={['class', 'months', 'held', 'purged'].map((head) => t(`privacy.head.${head}`))} busy={retention.isRefreshing}>
        {classes.map((row) => (
          <ClassLine key={row.code} row={row} />
        ))}
      </ListTable>
      <Box paddingTop={6} paddingBottom={4}>
        <Typography variant="beta" tag="h2">
          {t('privacy.due.title')}
        </Typography>
      </Box>
      {due.length === 0 && <Empty text={t('privacy.due.empty')} />}
      {due.length > 0 && (
        <ListTable name={t('privacy.due.title')} heads={['class', 'period', 'rows', 'dueOn', 'warnedOn', 'extended', 'action'].map((head) => t(`privacy.head.${head}`))} busy={retention.isRefreshing}>
          {due.map(({ row, batch }) => (
            <DueLine key={`${row.code} ${batch.period}`} row={row} batch={batch} today={today} onExtend={mayExtend && batch.extended === null ? () => setExtending({ row, batch }) : null} />
          ))}
        </ListTable>
      )}
      {extending !== null && <ExtendDialog {...extending} onDone={retention.refetch} onClose={() => setExtending(null)} />}
    </>
  );
}

function ClassLine({ row }: { row: RetentionClassRow }) {
  const t = useTranslate();
  return (
    <tr>
      <td>
        <Typography fontWeight="semiBold">
          <EnumLabel type="retention-class" attribute="code" value={row.code} />
        </Typography>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {t(`privacy.about.${row.code}`)}
        </Typography>
      </td>
      <td>{row.months}</td>
      <td>{row.held}</td>
      <td>{row.purged}</td>
    </tr>
  );
}

function DueLine({ row, batch, today, onExtend }: Due & { today: string; onExtend: (() => void) | null }) {
  const t = useTranslate();
  const name = useEnumLabel()('retention-class', 'code', row.code);
  return (
    <tr>
      <td>{name}</td>
      <td>{batch.period}</td>
      <td>{batch.rows}</td>
      <td>
        <Day date={batch.dueOn} today={today} />
      </td>
      <td>
        <Day date={batch.warnedOn} today={today} />
      </td>
      <td>{batch.extended === null ? '–' : t('privacy.extended', { by: batch.extended.by, reason: batch.extended.reason })}</td>
      <td>
        {onExtend !== null && (
          <Button variant="secondary" size="S" aria-label={t('privacy.extend.label', { name, period: batch.period })} onClick={onExtend}>
            {t('privacy.extend')}
          </Button>
        )}
      </td>
    </tr>
  );
}
