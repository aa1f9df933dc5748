import { Box, Flex, Typography } from '@strapi/design-system';
import type { ActivityPage, Turnout } from '../../../../../shared/contracts/activities';
import { personText } from '../../../ui/person';
import { useTranslate } from '../../../ui/translate';
import { When } from './when';

export function ActivityFacts({ activity }: { activity: ActivityPage }) {
  const t = useTranslate();
  const { grid, grids, form, venue, host, lecturer, agenda, cancelledReason, turnout } = activity;
  const below = grids.filter(({ code }) => code !== grid?.code).map(({ name }) => name);
  const facts: readonly [string, React.ReactNode][] = [
    ['head.when', <When key="when" startsAt={activity.startsAt} endsAt={activity.endsAt} />],
    ['head.grid', grid?.name ?? '–'],
    ['grids', below.length === 0 ? null : below.join(t('list.separator'))],
    ['form', form],
    ['venue', venue],
    ['host', host && personText(host)],
    ['lecturer', lecturer],
    ['agenda', agenda],
    ['cancelledReason', cancelledReason],
  ];
  return (
    <Box background="neutral0" padding={4} hasRadius shadow="tableShadow">
      <Flex tag="dl" direction="column" alignItems="stretch" gap={2}>
        {facts
          .filter(([, value]) => value !== null)
          .map(([key, value]) => (
            <Flex key={key} gap={2} alignItems="baseline">
              <Typography tag="dt" textColor="neutral600">
                {t(`activities.${key}`)}
              </Typography>
              <Typography tag="dd" style={{ whiteSpace: 'pre-wrap' }}>
                {value}
              </Typography>
            </Flex>
          ))}
      </Flex>
      <TurnoutLine turnout={turnout} />
    </Box>
  );
}

/** Present of those expected, the quorum where one is asked, and who came besides. */
function TurnoutLine({ turnout }: { turnout: Turnout }) {
  const t = useTranslate();
  const { expected, present, guests, leave, absent, madeUp, needed, hours, circle } = turnout;
  const reached = needed === null ? null : present >= needed;
  return (
    <Flex direction="column" alignItems="stretch" gap={1} paddingTop={3}>
      <Typography fontWeight="bold">{t('activities.turnout', { circle: t(`activities.circle.${circle}`), expected, present, guests, leave, absent, madeUp })}</Typography>
      {reached !== null && <Typography textColor={reached ? 'success600' : 'danger600'}>{t(reached ? 'activities.quorum.reached' : 'activities.quorum.missed', { needed, present })}</Typography>}
      {hours > 0 && <Typography>{t('activities.hours', { hours })}</Typography>}
    </Flex>
  );
}
