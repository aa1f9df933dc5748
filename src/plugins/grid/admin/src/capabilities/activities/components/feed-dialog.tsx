import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { CalendarFeed, MadeFeed } from '../../../../../shared/contracts/calendar-feeds';
import { Day } from '../../../ui/day';
import { FormDialog } from '../../../ui/form-dialog';
import { GridPicker } from '../../../ui/grid-picker';
import { ErrorState, Loading } from '../../../ui/states';
import { useTranslate } from '../../../ui/translate';
import { useAction } from '../../../ui/use-action';
import { makeFeed, revokeFeed, useFeeds } from '../queries';
import { FeedAddress } from './feed-address';

interface FeedDialogProps {
  /** Code of the grid that is offered first. */
  grid: string | null;
  onClose: () => void;
}

/** Addresses for calendar programs: one a grid. A new one is shown once, the others only say that they are there. */
export function FeedDialog({ grid: first, onClose }: FeedDialogProps) {
  const t = useTranslate();
  const feeds = useFeeds();
  const [grid, setGrid] = useState(first);
  const [made, setMade] = useState<MadeFeed | null>(null);
  const make = useAction(makeFeed);
  const revoke = useAction(revokeFeed);
  const begin = async () => {
    const outcome = grid === null ? null : await make.run({ grid });
    if (!outcome?.ok) return;
    setMade(outcome.value);
    feeds.refetch();
  };
  const takeBack = async (id: string) => {
    if (!(await revoke.run(id)).ok) return;
    if (made?.feed.id === id) setMade(null);
    feeds.refetch();
  };
  return (
    <FormDialog title={t('activities.feed')} submitLabel={t('activities.feed.make')} closeLabel={t('action.close')} onSubmit={() => void begin()} onClose={onClose} pending={make.pending} error={make.error ?? revoke.error} disabled={grid === null}>
      <Typography textColor="neutral600">{t('activities.feed.about')}</Typography>
      <GridPicker label={t('activities.feed.grid')} required value={grid} onChange={setGrid} hint={t('activities.feed.replaces')} />
      {made !== null && <FeedAddress made={made} />}
      {feeds.error !== undefined && <ErrorState error={feeds.error} onRetry={feeds.refetch} />}
      {feeds.isLoading && <Loading />}
      {feeds.data !== undefined && feeds.data.feeds.length > 0 && (
        <Box tag="section" aria-label={t('activities.feed.there')}>
          <Typography tag="h3" variant="sigma" textColor="neutral600">
            {t('activities.feed.there')}
          </Typography>
          <Flex tag="ul" direction="column" alignItems="stretch" gap={2} paddingTop={2}>
            {feeds.data.feeds.map((feed) => (
              <FeedLine key={feed.id} feed={feed} pending={revoke.pending} onRevoke={() => void takeBack(feed.id)} />
            ))}
          </Flex>
        </Box>
      )}
    </FormDialog>
  );
}

function FeedLine({ feed: { grid, madeOn, fetchedOn }, pending, onRevoke }: { feed: CalendarFeed; pending: boolean; onRevoke: () => void }) {
  const t = useTranslate();
  const name = grid?.name ?? '–';
  return (
    <Flex tag="li" justifyContent="space-between" gap={2}>
      <Typography>
        {name} · {t('activities.feed.madeOn')} <Day date={madeOn} /> · {t('activities.feed.fetchedOn')} {fetchedOn === null ? t('activities.feed.never') : <Day date={fetchedOn} />}
      </Typography>
      <Button type="button" size="S" variant="danger-light" loading={pending} aria-label={t('activities.feed.revoke.label', { name })} onClick={onRevoke}>
        {t('activities.feed.revoke')}
      </Button>
    </Flex>
  );
}
