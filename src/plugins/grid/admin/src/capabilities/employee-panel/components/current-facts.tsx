import { Box, Flex, Typography } from '@strapi/design-system';
import type { IsoDate } from '../../../../../shared/contracts/common';
import type { EmployeeTimeline } from '../../../../../shared/contracts/organisation';
import { Day } from '../../../ui/day';
import { Person } from '../../../ui/person';
import { StatusBadge } from '../../../ui/status-badge';
import { useTranslate } from '../../../ui/translate';

/** Who looks after this person now, where he is counted, and what is due next. */
export function CurrentFacts({ timeline, today }: { timeline: EmployeeTimeline; today?: IsoDate }) {
  const t = useTranslate();
  const { liaison, liaisonSince, grid, gridSince, nextDuty } = timeline;
  return (
    <Flex tag="dl" direction="column" alignItems="stretch" gap={3}>
      <Fact label={t('panel.liaison')}>
        {liaison === null ? <Typography textColor="danger600">{t('panel.noLiaison')}</Typography> : <Person person={liaison} linked />}
        <Since date={liaisonSince} today={today} />
      </Fact>
      <Fact label={t('panel.grid')}>
        <Typography>{grid?.name ?? '–'}</Typography>
        <Since date={gridSince} today={today} />
      </Fact>
      <Fact label={t('panel.nextDuty')}>
        {nextDuty === null ? (
          <Typography textColor="neutral600">{t('panel.noDuty')}</Typography>
        ) : (
          <Flex direction="column" alignItems="flex-start" gap={1}>
            <StatusBadge status={nextDuty.status} />
            <Typography>{nextDuty.title}</Typography>
            <Typography variant="pi" textColor="neutral600"><Day date={nextDuty.dueOn} today={today} /></Typography>
          </Flex>
        )}
      </Fact>
    </Flex>
  );
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <Typography tag="dt" variant="pi" fontWeight="semiBold" textColor="neutral600">
        {label}
      </Typography>
      <Box tag="dd">{children}</Box>
    </div>
  );
}

function Since({ date, today }: { date: IsoDate | null; today?: IsoDate }) {
  const t = useTranslate();
  if (date === null) return null;
  return (
    <Typography tag="p" variant="pi" textColor="neutral600">
      {t('panel.since')}<Day date={date} today={today} />
    </Typography>
  );
}
