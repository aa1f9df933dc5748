import { Button, Flex, VisuallyHidden } from '@strapi/design-system';
import type { StoryRow } from '../../../../../shared/contracts/publicity';
import { DataTable } from '../../../ui/data-table';
import { Day } from '../../../ui/day';
import { EnumLabel } from '../../../ui/enum-label';
import { Pager } from '../../../ui/pager';
import { Person } from '../../../ui/person';
import { Screen } from '../../../ui/screen';
import { Empty, ErrorState, Loading } from '../../../ui/states';
import { useTranslate } from '../../../ui/translate';
import { useMe } from '../../../ui/use-me';
import { useStories } from '../queries';
import { NEW, stateOf, STATES, type View } from '../view';

interface StoryTableProps {
  view: View;
  onChange: (change: View) => void;
}

const HEADS = ['title', 'person', 'grid', 'state', 'consent', 'publishedOn', 'action'] as const;

export function StoryTable({ view, onChange }: StoryTableProps) {
  const t = useTranslate();
  const me = useMe();
  const stories = useStories(view);
  const start = me.may('story.draft') && <Button onClick={() => onChange({ id: NEW })}>{t('stories.new')}</Button>;
  return (
    <Screen title={t('stories.title')} subtitle={t('stories.subtitle')} primaryAction={start}>
      <StateFilter view={view} onChange={onChange} />
      {stories.error !== undefined && <ErrorState error={stories.error} onRetry={stories.refetch} />}
      {stories.isLoading && <Loading />}
      {stories.data?.total === 0 && <Empty text={t('stories.empty')} />}
      {stories.data !== undefined && stories.data.total > 0 && (
        <>
          <DataTable>
            <VisuallyHidden tag="caption">{t('stories.title')}</VisuallyHidden>
            <thead>
              <tr>
                {HEADS.map((head) => (
                  <th key={head} scope="col">
                    {t(`stories.head.${head}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {stories.data.rows.map((row) => (
                <StoryLine key={row.id} row={row} onOpen={() => onChange({ id: row.id })} />
              ))}
            </tbody>
          </DataTable>
          <Pager page={stories.data.page} pageSize={stories.data.pageSize} total={stories.data.total} onPage={(page) => onChange({ page: String(page) })} />
        </>
      )}
    </Screen>
  );
}

function StateFilter({ view, onChange }: StoryTableProps) {
  const t = useTranslate();
  const chosen = stateOf(view);
  return (
    <Flex gap={2} paddingBottom={4} wrap="wrap" role="group" aria-label={t('stories.filter')}>
      {[undefined, ...STATES].map((state) => (
        <Button key={state ?? 'all'} size="S" variant={state === chosen ? 'secondary' : 'tertiary'} aria-pressed={state === chosen} onClick={() => onChange({ state, page: undefined })}>
          {state === undefined ? t('stories.all') : <EnumLabel type="story" attribute="state" value={state} />}
        </Button>
      ))}
    </Flex>
  );
}

function StoryLine({ row, onOpen }: { row: StoryRow; onOpen: () => void }) {
  const t = useTranslate();
  return (
    <tr>
      <td>{row.title}</td>
      <td>{row.person === null ? '–' : <Person person={row.person} />}</td>
      <td>{row.grid?.name ?? '–'}</td>
      <td>
        <EnumLabel type="story" attribute="state" value={row.state} />
      </td>
      <td>{t(`stories.consent.${row.consent}`)}</td>
      <td>{row.publishAt === null ? <Day date={row.publishedOn} /> : t('stories.scheduledFor', { minute: row.publishAt.replace('T', ' ') })}</td>
      <td>
        <Button variant="secondary" size="S" aria-label={t('stories.open.label', { title: row.title })} onClick={onOpen}>
          {t('stories.open')}
        </Button>
      </td>
    </tr>
  );
}
