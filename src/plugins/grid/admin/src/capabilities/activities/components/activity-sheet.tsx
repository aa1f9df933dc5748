import { useState } from 'react';
import { Link } from 'react-router-dom';
import { Box, Button, Flex, LinkButton, Typography } from '@strapi/design-system';
import type { ActivityPage } from '../../../../../shared/contracts/activities';
import { EnumLabel } from '../../../ui/enum-label';
import { Screen } from '../../../ui/screen';
import { ErrorState, Loading } from '../../../ui/states';
import { useTranslate } from '../../../ui/translate';
import { useMe } from '../../../ui/use-me';
import { useToast } from '../../../ui/use-toast';
import { useActivity } from '../queries';
import type { View } from '../view';
import { ActivityFacts } from './activity-facts';
import { Attendances } from './attendances';
import { PasteBox } from './paste-box';
import { PlanDialog } from './plan-dialog';
import { TextDialog } from './text-dialog';

interface SheetProps {
  id: string;
  today: string;
  view: View;
  onChange: (change: View) => void;
}

export function ActivitySheet({ id, ...props }: SheetProps) {
  const activity = useActivity(id);
  if (activity.error !== undefined) return <ErrorState error={activity.error} onRetry={activity.refetch} />;
  if (activity.data === undefined) return <Loading />;
  return <Sheet activity={activity.data} refetch={activity.refetch} {...props} />;
}

type Dialog = 'change' | 'cancel' | 'hold';

function Sheet({ activity, refetch, today, view, onChange }: Omit<SheetProps, 'id'> & { activity: ActivityPage; refetch: () => void }) {
  const t = useTranslate();
  const toast = useToast();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [round, setRound] = useState(0);
  const close = () => setDialog(null);
  const changed = (message: string) => {
    close();
    setRound((n) => n + 1);
    refetch();
    toast.show({ message });
  };
  return (
    <Screen
      title={activity.title}
      subtitle={
        <>
          <EnumLabel type="activity" attribute="type" value={activity.type} /> · <EnumLabel type="activity" attribute="state" value={activity.state} /> · {activity.code}
        </>
      }
      primaryAction={<Steps activity={activity} onOpen={setDialog} />}
      secondaryAction={
        <Button variant="tertiary" onClick={() => onChange({ id: undefined, status: undefined })}>
          {t('activities.back')}
        </Button>
      }
    >
      <Flex direction="column" alignItems="stretch" gap={6}>
        <ActivityFacts activity={activity} />
        {activity.acts.includes('record') && <PasteBox activity={activity} onRecorded={changed} />}
        <Attendances key={round} activity={activity} view={view} onView={onChange} onRecorded={changed} />
        {activity.minutes !== null && (
          <Box tag="section" aria-label={t('activities.minutes')}>
            <Typography tag="h2" variant="delta">
              {t('activities.minutes')}
            </Typography>
            <Typography tag="p" style={{ whiteSpace: 'pre-wrap' }}>
              {activity.minutes}
            </Typography>
          </Box>
        )}
      </Flex>
      {dialog === 'change' && <PlanDialog today={today} activity={activity} onClose={close} onSaved={() => changed(t('activities.saved.change'))} />}
      {(dialog === 'cancel' || dialog === 'hold') && <TextDialog act={dialog} activity={activity} onClose={close} onSaved={() => changed(t(`activities.saved.${dialog}`))} />}
      {toast.node}
    </Screen>
  );
}

const VARIANTS = { change: 'secondary', cancel: 'danger-light', hold: 'default' } as const;

function Steps({ activity, onOpen }: { activity: ActivityPage; onOpen: (dialog: Dialog) => void }) {
  const t = useTranslate();
  const { may } = useMe();
  const label = (act: Dialog) => t(act === 'hold' && activity.state === 'held' ? 'activities.act.minutes' : `activities.act.${act}`);
  return (
    <Flex gap={2} wrap="wrap">
      {(['cancel', 'change', 'hold'] as const)
        .filter((act) => activity.acts.includes(act))
        .map((act) => (
          <Button key={act} variant={VARIANTS[act]} onClick={() => onOpen(act)}>
            {label(act)}
          </Button>
        ))}
      {activity.state === 'held' && may('story.draft') && (
        <LinkButton tag={Link} to={`/plugins/grid/stories?${new URLSearchParams({ id: 'new', from: activity.id }).toString()}`} variant="secondary">
          {t('activities.story')}
        </LinkButton>
      )}
    </Flex>
  );
}
