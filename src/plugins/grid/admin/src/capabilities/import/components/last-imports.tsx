import { Box, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { ImportSummary } from '../../../../../shared/contracts/import';
import { DataTable } from '../../../ui/data-table';
import { formatMoment } from '../../../ui/dates';
import { Empty, ErrorState, Loading } from '../../../ui/states';
import { useTranslate } from '../../../ui/translate';
import type { Query } from '../../../ui/use-get';
import { ResultButton } from './result-button';
import { Scroller } from './scroller';

const HEADS = ['at', 'by', 'file', 'new', 'changed', 'unchanged', 'wrong', 'duties', 'result'];

export function LastImports({ imports }: { imports: Query<ImportSummary[]> }) {
  const t = useTranslate();
  return (
    <Box tag="section" aria-labelledby="last-imports" paddingTop={8}>
      <Typography variant="delta" tag="h2" id="last-imports">
        {t('import.last.title')}
      </Typography>
      <Box paddingTop={4}>
        {imports.isLoading && <Loading />}
        {imports.error !== undefined && <ErrorState error={imports.error} onRetry={imports.refetch} />}
        {imports.data?.length === 0 && <Empty text={t('import.last.empty')} />}
        {imports.data !== undefined && imports.data.length > 0 && <ImportTable rows={imports.data} />}
      </Box>
    </Box>
  );
}

function ImportTable({ rows }: { rows: ImportSummary[] }) {
  const t = useTranslate();
  const { formatNumber, locale } = useIntl();
  return (
    <Scroller>
      <DataTable aria-labelledby="last-imports">
        <thead>
          <tr>
            {HEADS.map((head) => (
              <th key={head} scope="col">
                {t(`import.last.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((summary) => (
            <tr key={summary.id}>
              <td>{formatMoment(locale, summary.at)}</td>
              <td>{summary.by}</td>
              <td>{summary.fileName}</td>
              <td>{formatNumber(summary.counts.new)}</td>
              <td>{formatNumber(summary.counts.changed)}</td>
              <td>{formatNumber(summary.counts.unchanged)}</td>
              <td>{formatNumber(summary.counts.wrong)}</td>
              <td>{t('import.last.dutiesOf', { opened: summary.opened, closed: summary.closed })}</td>
              <td>
                <ResultButton summary={summary} />
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </Scroller>
  );
}
