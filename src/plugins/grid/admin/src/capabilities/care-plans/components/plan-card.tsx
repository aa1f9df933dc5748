import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { CarePlanRow } from '../../../../../shared/contracts/care';
import type { IsoDate } from '../../../../../shared/contracts/common';
import { formatDay } from '../../../ui/dates';
import { useEnumLabel } from '../../../ui/enum-label';
import { useTranslate } from '../../../ui/translate';
import { ShowText } from '../../confidential/components/show-text';

interface PlanCardProps {
  plan: CarePlanRow;
  today: IsoDate;
  /** null = not offered. */
  onExtend: (() => void) | null;
  onClose: (() => void) | null;
}

/** Cause, who, how often, until when, and when the next talk is due. */
export function PlanCard({ plan, today, onExtend, onClose }: PlanCardProps) {
  const t = useTranslate();
  const label = useEnumLabel();
  const { locale } = useIntl();
  const day = (date: IsoDate) => formatDay(locale, date, today);
  const cause = label('care-plan', 'cause', plan.cause);
  const lines = [
    t('plans.by', { name: plan.responsible?.name ?? '–', cadence: label('care-plan', 'cadence', plan.cadence) }),
    t('plans.span', { from: day(plan.from), until: day(plan.until) }),
    t('plans.reviewOn', { date: day(plan.reviewOn) }),
    plan.nextDueOn === null ? t('plans.noNext') : t('plans.next', { date: day(plan.nextDueOn) }),
  ];
  return (
    <Box padding={3} background="neutral100" hasRadius>
      <Flex direction="column" alignItems="stretch" gap={1}>
        <Typography fontWeight="semiBold">{t('plans.heading', { cause, state: t(`plans.state.${plan.state}`) })}</Typography>
        {lines.map((line) => (
          <Typography key={line} variant="pi">
            {line}
          </Typography>
        ))}
        {plan.readable && <ShowText place={{ type: 'care-plan', documentId: plan.id, field: 'goal' }} label={t('plans.goalOf', { cause })} />}
        {(onExtend !== null || onClose !== null) && (
          <Flex gap={2} paddingTop={2} wrap="wrap">
            {onExtend !== null && (
              <Button size="S" variant={plan.state === 'reviewDue' ? 'default' : 'secondary'} aria-label={t('plans.extendNamed', { cause })} onClick={onExtend}>
                {t('plans.extend')}
              </Button>
            )}
            {onClose !== null && (
              <Button size="S" variant="tertiary" aria-label={t('plans.closeNamed', { cause })} onClick={onClose}>
                {t('plans.close')}
              </Button>
            )}
          </Flex>
        )}
      </Flex>
    </Box>
  );
}
