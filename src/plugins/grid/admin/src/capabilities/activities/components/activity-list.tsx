import { useState } from 'react';
import { Button, Flex, VisuallyHidden } from '@strapi/design-system';
import { Calendar, Plus } from '@strapi/icons';
import { styled } from 'styled-components';
import type { Me } from '../../../../../shared/contracts/access';
import type { ActivityRow } from '../../../../../shared/contracts/activities';
import { DataTable } from '../../../ui/data-table';
import { EnumLabel } from '../../../ui/enum-label';
import { Pager } from '../../../ui/pager';
import { Screen } from '../../../ui/screen';
import { Empty, ErrorState, Loading } from '../../../ui/states';
import { useTranslate } from '../../../ui/translate';
import { useActivities } from '../queries';
import { wantedDraft } from '../plan-draft';
import type { View, ViewChange } from '../view';
import { FeedDialog } from './feed-dialog';
import { FilterBar } from './filter-bar';
import { PlanDialog } from './plan-dialog';
import { When } from './when';

interface ActivityListProps {
  me: Me;
  view: View;
  onChange: (change: ViewChange) => void;
}

const NOTHING_WANTED = { plan: undefined, grid: undefined, day: undefined };

const HEADS = ['when', 'type', 'title', 'grid', 'state', 'present', 'action'] as const;

/** A wide table scrolls in its own box, not the page. */
const Scroller = styled.div`
  overflow-x: auto;
`;

export function ActivityList({ me, view, onChange }: ActivityListProps) {
  const t = useTranslate();
  const { data, error, isLoading, refetch } = useActivities(view);
  const [planning, setPlanning] = useState(view.plan !== undefined && me.actions.includes('activity.plan'));
  const [feeding, setFeeding] = useState(false);
  const close = () => {
    setPlanning(false);
    if (view.plan !== undefined) onChange(NOTHING_WANTED);
  };
  const planned = (id: string | null) => {
    close();
    if (id === null) refetch();
    else onChange({ ...NOTHING_WANTED, id });
  };
  const start = me.actions.includes('activity.plan') && (
    <Button startIcon={<Plus />} onClick={() => setPlanning(true)}>
      {t('activities.plan')}
    </Button>
  );
  const subscribe = me.actions.includes('calendar-feed.make') && (
    <Button variant="tertiary" startIcon={<Calendar />} onClick={() => setFeeding(true)}>
      {t('activities.feed')}
    </Button>
  );
  return (
    <Screen title={t('menu.activities')} subtitle={t('activities.subtitle')} primaryAction={start} secondaryAction={subscribe}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <FilterBar view={view} today={me.today} counts={data?.counts} onChange={onChange} />
        {error !== undefined && <ErrorState error={error} onRetry={refetch} />}
        {isLoading && <Loading />}
        {data?.total === 0 && <Empty text={t('activities.empty')} />}
        {data !== undefined && data.total > 0 && (
          <>
            <Table rows={data.rows} onOpen={(id) => onChange({ id })} />
            <Pager page={data.page} pageSize={data.pageSize} total={data.total} onPage={(page) => onChange({ page: String(page) })} />
          </>
        )}
      </Flex>
      {planning && <PlanDialog today={me.today} wanted={wantedDraft(view)} onClose={close} onSaved={planned} />}
      {feeding && <FeedDialog grid={me.grids[0]?.code ?? null} onClose={() => setFeeding(false)} />}
    </Screen>
  );
}

function Table({ rows, onOpen }: { rows: readonly ActivityRow[]; onOpen: (id: string) => void }) {
  const t = useTranslate();
  return (
    <Scroller>
      <DataTable>
        <VisuallyHidden tag="caption">{t('menu.activities')}</VisuallyHidden>
        <thead>
          <tr>
            {HEADS.map((head) => (
              <th key={head} scope="col">
                {t(`activities.head.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <When startsAt={row.startsAt} endsAt={row.endsAt} />
              </td>
              <td>
                <EnumLabel type="activity" attribute="type" value={row.type} />
              </td>
              <td>{row.title}</td>
              <td>{row.grid?.name ?? '–'}</td>
              <td>
                <EnumLabel type="activity" attribute="state" value={row.state} />
              </td>
              <td>{row.state === 'held' || row.present > 0 ? row.present : '–'}</td>
              <td>
                <Button variant="secondary" size="S" aria-label={t('activities.open.label', { title: row.title })} onClick={() => onOpen(row.id)}>
                  {t('activities.open')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </Scroller>
  );
}
