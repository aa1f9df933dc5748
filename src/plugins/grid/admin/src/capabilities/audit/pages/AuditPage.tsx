import { useState } from 'react';
import { Button, Flex } from '@strapi/design-system';
import { ChevronLeft, ChevronRight } from '@strapi/icons';
import { Protected, Screen } from '../../../ui/screen';
import { Empty, ErrorState, Loading } from '../../../ui/states';
import { useTranslate } from '../../../ui/translate';
import { useMe } from '../../../ui/use-me';
import { useUrlFilters } from '../../../ui/use-url-filters';
import { AuditTable } from '../components/audit-table';
import { ChainState } from '../components/chain-state';
import { ExportButtons } from '../components/export-buttons';
import { FilterBar } from '../components/filter-bar';
import { useAudit } from '../queries';
import { VIEW_KEYS, type View, type ViewChange } from '../view';

export default function AuditPage() {
  return (
    <Protected action="audit.read">
      <Audit />
    </Protected>
  );
}

function Audit() {
  const t = useTranslate();
  const { may } = useMe();
  const [view, change] = useUrlFilters(VIEW_KEYS);
  return (
    <Screen title={t('audit.title')} subtitle={t('audit.subtitle')} primaryAction={may('audit.export') ? <ExportButtons view={view} /> : undefined}>
      <ChainState />
      <FilterBar view={view} onChange={(values: ViewChange) => change(values)} />
      <Pages key={JSON.stringify(view)} view={view} />
    </Screen>
  );
}

/** Page after page onwards from the last entry seen: new entries at the front move nothing. */
function Pages({ view }: { view: View }) {
  const t = useTranslate();
  const [starts, setStarts] = useState<(number | undefined)[]>([undefined]);
  const page = useAudit(view, starts[starts.length - 1]);
  if (page.error !== undefined) return <ErrorState error={page.error} onRetry={page.refetch} />;
  if (page.data === undefined) return <Loading />;
  const { rows, next } = page.data;
  if (rows.length === 0) return <Empty text={t(Object.keys(view).length > 0 ? 'state.noMatch' : 'audit.empty')} />;
  return (
    <>
      <AuditTable rows={rows} busy={page.isRefreshing} />
      <Flex tag="nav" aria-label={t('pager.label')} justifyContent="flex-end" gap={2} paddingTop={4}>
        <Button variant="tertiary" startIcon={<ChevronLeft aria-hidden />} disabled={starts.length === 1} onClick={() => setStarts(starts.slice(0, -1))}>
          {t('audit.newer')}
        </Button>
        <Button variant="tertiary" endIcon={<ChevronRight aria-hidden />} disabled={next === null} onClick={() => setStarts([...starts, next ?? undefined])}>
          {t('audit.older')}
        </Button>
      </Flex>
    </>
  );
}
