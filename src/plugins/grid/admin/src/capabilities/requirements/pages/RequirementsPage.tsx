import { useState } from 'react';
import { useIntl } from 'react-intl';
import { Button } from '@strapi/design-system';
import type { Me } from '../../../../../shared/contracts/access';
import { download } from '../../../ui/download';
import { Pager } from '../../../ui/pager';
import { Protected, Screen } from '../../../ui/screen';
import { Empty, ErrorState, Loading } from '../../../ui/states';
import { useTranslate } from '../../../ui/translate';
import { withParams } from '../../../ui/use-get';
import { useMe } from '../../../ui/use-me';
import { useUrlFilters } from '../../../ui/use-url-filters';
import { CellDialog } from '../components/cell-dialog';
import { FilterBar } from '../components/filter-bar';
import { MatrixTable } from '../components/matrix-table';
import { useMatrix } from '../queries';
import { VIEW_KEYS, yearOf, type Opened } from '../view';

export default function RequirementsPage() {
  return (
    <Protected action="requirement.read">
      <Loaded />
    </Protected>
  );
}

function Loaded() {
  const me = useMe();
  if (me.error !== undefined) return <ErrorState error={me.error} onRetry={me.refetch} />;
  return me.data === undefined ? <Loading /> : <Requirements me={me.data} />;
}

function Requirements({ me }: { me: Me }) {
  const t = useTranslate();
  const [view, change] = useUrlFilters(VIEW_KEYS);
  const [opened, setOpened] = useState<Opened | null>(null);
  const year = yearOf(view, me.today);
  const matrix = useMatrix(view, year);
  return (
    <Screen title={t('requirements.title')} subtitle={t('requirements.subtitle')} primaryAction={me.actions.includes('requirement.export') && <ExportButton year={year} grid={view.grid} requirement={view.requirement} />}>
      <FilterBar view={view} year={year} matrix={matrix.data} onChange={change} />
      {matrix.error !== undefined && <ErrorState error={matrix.error} onRetry={matrix.refetch} />}
      {matrix.isLoading && <Loading />}
      {matrix.data?.total === 0 && <Empty text={t('requirements.empty')} />}
      {matrix.data !== undefined && matrix.data.total > 0 && (
        <>
          <MatrixTable year={year} rows={matrix.data.rows} onOpen={setOpened} />
          <Pager page={matrix.data.page} pageSize={matrix.data.pageSize} total={matrix.data.total} onPage={(page) => change({ page: String(page) })} />
        </>
      )}
      {opened !== null && <CellDialog opened={opened} today={me.today} mayPlan={me.actions.includes('activity.plan')} onClose={() => setOpened(null)} />}
    </Screen>
  );
}

function ExportButton({ year, grid, requirement }: { year: number; grid: string | undefined; requirement: string | undefined }) {
  const t = useTranslate();
  const { locale } = useIntl();
  const url = withParams('/grid/requirements/export', { year, grid, requirement, language: locale === 'en' ? 'en' : 'zhHans' });
  return (
    <Button variant="secondary" onClick={() => void download(url, t('requirements.file', { year: String(year) }))}>
      {t('requirements.export')}
    </Button>
  );
}
