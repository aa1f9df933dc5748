import { Button, Flex, Grid, Typography } from '@strapi/design-system';
import type { StoryPage } from '../../../../../shared/contracts/publicity';
import { EnumLabel } from '../../../ui/enum-label';
import { Person } from '../../../ui/person';
import { Screen } from '../../../ui/screen';
import { ErrorState, Loading } from '../../../ui/states';
import { useTranslate } from '../../../ui/translate';
import { useStory, useTold } from '../queries';
import { useBegun } from '../begun';
import { NEW } from '../view';
import { Pictures } from './pictures';
import { PreviewFrame } from './preview-frame';
import { StoryForm } from './story-form';
import { Steps } from './story-steps';

interface StoryScreenProps {
  /** Of a story, or `new`. */
  id: string;
  /** Of the activity that a new one is begun from. */
  from: string | undefined;
  onOpen: (id: string) => void;
  onBack: () => void;
}

export function StoryScreen({ id, from, onOpen, onBack }: StoryScreenProps) {
  const t = useTranslate();
  const story = useStory(id);
  const back = (
    <Button variant="tertiary" onClick={onBack}>
      {t('stories.back')}
    </Button>
  );
  if (id === NEW) {
    return (
      <Screen title={t('stories.new')} secondaryAction={back}>
        <NewStory from={from} onOpen={onOpen} />
      </Screen>
    );
  }
  if (story.error !== undefined) return <ErrorState error={story.error} onRetry={story.refetch} />;
  if (story.data === undefined) return <Loading />;
  const { title, state } = story.data;
  return (
    <Screen title={title} subtitle={<EnumLabel type="story" attribute="state" value={state} />} primaryAction={<Steps story={story.data} onChanged={story.refetch} />} secondaryAction={back}>
      <Story story={story.data} onChanged={story.refetch} />
    </Screen>
  );
}

/** Begun from an activity it has title, grid, day and place, and nobody who was there. */
function NewStory({ from, onOpen }: Pick<StoryScreenProps, 'from' | 'onOpen'>) {
  const told = useTold(from);
  const begun = useBegun();
  if (told.error !== undefined) return <ErrorState error={told.error} onRetry={told.refetch} />;
  if (told.isLoading) return <Loading />;
  return <StoryForm story={null} begun={told.data && begun(told.data)} onSaved={({ id }) => onOpen(id)} />;
}

function Story({ story, onChanged }: { story: StoryPage; onChanged: () => void }) {
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Standing story={story} />
      {story.mayWrite ? <StoryForm key={`${story.title}${story.body}`} story={story} onSaved={onChanged} /> : <Read story={story} />}
      <Pictures story={story} onChanged={onChanged} />
    </Flex>
  );
}

/** Who made it, and what stands against its release. */
function Standing({ story }: { story: StoryPage }) {
  const t = useTranslate();
  const person = (ref: StoryPage['person']) => (ref === null ? '–' : <Person person={ref} />);
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Typography textColor="neutral600">
        {t('stories.draftedBy')} {person(story.draftedBy)} · {t('stories.releasedBy')} {person(story.releasedBy)}
      </Typography>
      {story.publishAt !== null && <Typography>{t('stories.scheduledFor', { minute: story.publishAt.replace('T', ' ') })}</Typography>}
      {story.consent === 'missing' && <Typography textColor="danger600">{t('stories.consent.hint')}</Typography>}
      {story.withdrawnReason !== null && (
        <Typography textColor="danger600">{story.withdrawnReason === 'consentEnded' ? t('stories.consentEnded') : t('stories.withdrawnBecause', { reason: story.withdrawnReason })}</Typography>
      )}
    </Flex>
  );
}

function Read({ story }: { story: StoryPage }) {
  const t = useTranslate();
  return (
    <Grid.Root gap={4}>
      <Grid.Item col={12} direction="column" alignItems="stretch" gap={2}>
        {story.person !== null && (
          <Typography>
            {t('stories.head.person')}: <Person person={story.person} numbered />
          </Typography>
        )}
        {story.honours.map(({ id, name, level, awardedOn }) => (
          <Typography key={id}>
            {name} · <EnumLabel type="honour" attribute="honourLevel" value={level} /> · {awardedOn}
          </Typography>
        ))}
        <Typography>{story.summary}</Typography>
        <PreviewFrame title={story.title} body={story.body} />
      </Grid.Item>
    </Grid.Root>
  );
}
