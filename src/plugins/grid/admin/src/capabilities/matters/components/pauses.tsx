import { Box, Flex, Typography } from '@strapi/design-system';
import type { IsoDate } from '../../../../../shared/contracts/common';
import type { MatterPause } from '../../../../../shared/contracts/matters';
import { Day } from '../../../ui/day';
import { EnumLabel } from '../../../ui/enum-label';
import { useTranslate } from '../../../ui/translate';
import { Card } from '../../../ui/card';

/** When its solve clock stood still, or somebody asked that it should. */
export function Pauses({ pauses, today }: { pauses: MatterPause[]; today: IsoDate }) {
  const t = useTranslate();
  return (
    <Card title={t('matters.pauses')}>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
        {pauses.map((pause) => (
          <Box tag="li" key={pause.id}>
            <Typography tag="p" fontWeight="semiBold">
              <EnumLabel type="matter-pause" attribute="kind" value={pause.kind} /> · <EnumLabel type="matter-pause" attribute="state" value={pause.state} />
            </Typography>
            <Typography tag="p" variant="pi" textColor="neutral600">
              <Day date={pause.from} today={today} /> → {pause.endedOn === null && t('matters.pauseExpected')} <Day date={pause.endedOn ?? pause.expectedUntil} today={today} />
            </Typography>
            <Typography tag="p">{pause.reason}</Typography>
            <Typography tag="p" variant="pi" textColor="neutral600">
              {t('matters.pauseAsked', { name: pause.askedBy?.name ?? '–' })}
              {pause.approvedBy !== null && ` · ${t('matters.pauseDecided', { name: pause.approvedBy.name })}`}
            </Typography>
          </Box>
        ))}
      </Flex>
    </Card>
  );
}
