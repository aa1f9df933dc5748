import { Flex, Typography } from '@strapi/design-system';
import { CheckCircle, Clock, CrossCircle, Loader, Question } from '@strapi/icons';
import type { JobRunState, MailState } from '../../../../../shared/contracts/operations';
import { useTranslate } from '../../../ui/translate';

type State = MailState | JobRunState;
type Colour = 'neutral600' | 'primary600' | 'success600' | 'danger600' | 'warning700';

const LOOKS: Record<State, { Icon: typeof Clock; colour: Colour }> = {
  queued: { Icon: Clock, colour: 'neutral600' },
  sending: { Icon: Loader, colour: 'primary600' },
  sent: { Icon: CheckCircle, colour: 'success600' },
  failed: { Icon: CrossCircle, colour: 'danger600' },
  unknown: { Icon: Question, colour: 'warning700' },
  running: { Icon: Loader, colour: 'primary600' },
  done: { Icon: CheckCircle, colour: 'success600' },
};

/** Word, shape and colour of a mail or a run. */
export function StateBadge({ of, state }: { of: 'mail' | 'run'; state: State }) {
  const t = useTranslate();
  const { Icon, colour } = LOOKS[state];
  return (
    <Flex gap={2} tag="span" display="inline-flex">
      <Icon aria-hidden width="1.6rem" height="1.6rem" fill={colour} />
      <Typography variant="pi" fontWeight="semiBold" textColor={colour === 'warning700' ? 'neutral800' : colour} style={{ whiteSpace: 'nowrap' }}>
        {t(`operations.${of}.${state}`)}
      </Typography>
    </Flex>
  );
}
