import { useState } from 'react';
import { Button, Flex } from '@strapi/design-system';
import type { StoryPage } from '../../../../../shared/contracts/publicity';
import { FailureNote } from '../../../ui/failure-note';
import { useTranslate } from '../../../ui/translate';
import { WithdrawDialog } from '../../../ui/withdraw-dialog';
import { useGiveBack, useSubmit, withdrawStory } from '../queries';
import { ReleaseDialog } from './release-dialog';

/** What may be done now; the first sensible thing is the plain button. */
export function Steps({ story, onChanged }: { story: StoryPage; onChanged: () => void }) {
  const t = useTranslate();
  const submit = useSubmit(story.id);
  const giveBack = useGiveBack(story.id);
  const [asking, setAsking] = useState<'release' | 'withdraw' | null>(null);
  const done = ({ ok }: { ok: boolean }) => (ok ? onChanged() : undefined);
  const closed = () => setAsking(null);
  const answered = () => {
    closed();
    onChanged();
  };
  const failed = submit.error ?? giveBack.error;
  return (
    <Flex gap={2} wrap="wrap">
      {failed !== undefined && <FailureNote title={t('error.notSaved')} error={failed} />}
      {story.mayReturn && (
        <Button variant="secondary" loading={giveBack.pending} onClick={() => void giveBack.run().then(done)}>
          {t('stories.return')}
        </Button>
      )}
      {story.mayWithdraw && (
        <Button variant="danger-light" onClick={() => setAsking('withdraw')}>
          {t('stories.withdraw')}
        </Button>
      )}
      {story.maySubmit && (
        <Button loading={submit.pending} onClick={() => void submit.run().then(done)}>
          {t('stories.submit')}
        </Button>
      )}
      {story.mayRelease && <Button onClick={() => setAsking('release')}>{t('stories.release')}</Button>}
      {asking === 'release' && <ReleaseDialog id={story.id} onDone={answered} onClose={closed} />}
      {asking === 'withdraw' && <WithdrawDialog title={t('stories.withdraw')} reasonLabel={t('stories.reason')} withdraw={(why) => withdrawStory(story.id, why)} onDone={answered} onClose={closed} />}
    </Flex>
  );
}
