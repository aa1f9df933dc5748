import { Box, Flex, Typography } from '@strapi/design-system';
import type { IsoDate } from '../../../../../shared/contracts/common';
import type { MatterClock } from '../../../../../shared/contracts/matters';
import { Day } from '../../../ui/day';
import { useTranslate } from '../../../ui/translate';
import { Card } from '../../../ui/card';
import { ClockBadge } from './clock-badge';

/** Accept, first answer, solve; and one more for each time that it was reopened. */
export function Clocks({ clocks, today }: { clocks: MatterClock[]; today: IsoDate }) {
  const t = useTranslate();
  return (
    <Card title={t('matters.clocks')}>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
        {clocks.map((clock) => (
          <li key={`${clock.clock}-${clock.round}`}>
            <ClockBadge clock={clock} today={today} />
            <CountedDays clock={clock} today={today} />
          </li>
        ))}
      </Flex>
    </Card>
  );
}

/** The same days as on hover, for a keyboard, a finger, or a long list. */
function CountedDays({ clock: { round, days, startedOn, stoppedOn, countedDays }, today }: { clock: MatterClock; today: IsoDate }) {
  const t = useTranslate();
  return (
    <Typography tag="div" variant="pi" textColor="neutral600">
      <details>
        <summary>{t(round === 1 ? 'matters.clockDays' : 'matters.clockDaysRound', { days, round })}</summary>
        <Box paddingTop={2}>
          <p>{t('matters.clockFrom')} <Day date={startedOn} today={today} /></p>
          {stoppedOn !== null && <p>{t('matters.clockStopped')} <Day date={stoppedOn} today={today} /></p>}
          <ol>
            {countedDays.map((day, index) => (
              <li key={day}>{index + 1}. <Day date={day} today={today} /></li>
            ))}
          </ol>
        </Box>
      </details>
    </Typography>
  );
}
