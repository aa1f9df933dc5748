import { Box, Flex, Typography } from '@strapi/design-system';
import type { IsoDate } from '../../../../../shared/contracts/common';
import type { MatterStep } from '../../../../../shared/contracts/matters';
import { Day } from '../../../ui/day';
import { useEnumLabel } from '../../../ui/enum-label';
import { useTranslate } from '../../../ui/translate';
import { Card } from '../../../ui/card';

/** Every step since it was registered, the newest first. */
export function TimeLine({ steps, today }: { steps: MatterStep[]; today: IsoDate }) {
  const t = useTranslate();
  return (
    <Card title={t('matters.timeLine')}>
      <Flex tag="ol" direction="column" alignItems="stretch" gap={4}>
        {[...steps].reverse().map((step) => (
          <Box tag="li" key={step.id} borderColor={step.action === 'overdue' ? 'danger600' : 'neutral200'} borderWidth="0 0 0 2px" borderStyle="solid" paddingLeft={3}>
            <Step step={step} today={today} />
          </Box>
        ))}
      </Flex>
    </Card>
  );
}

function Step({ step, today }: { step: MatterStep; today: IsoDate }) {
  const t = useTranslate();
  const label = useEnumLabel();
  const { action, on, by, clock, unit, handler, note } = step;
  const to = [unit?.name, handler?.name].filter(Boolean).join(' · ');
  return (
    <>
      <Typography tag="p" variant="pi" textColor="neutral600">
        <Day date={on} today={today} />
        {by !== null && ` · ${by.name}`}
      </Typography>
      <Typography tag="p" fontWeight="semiBold" textColor={action === 'overdue' ? 'danger600' : 'neutral800'}>
        {clock === null ? label('matter-step', 'action', action) : t('matters.ranOut', { clock: label('matter-step', 'clock', clock) })}
        {to !== '' && ` → ${to}`}
      </Typography>
      {note !== null && <Typography tag="p" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{note}</Typography>}
    </>
  );
}
