import { Flex, Typography } from '@strapi/design-system';
import type { ProjectRow } from '../../../../../shared/contracts/projects';
import { formatDay } from '../../../ui/dates';
import { DutyDate } from '../../../ui/duty-date';
import { useIntl } from 'react-intl';
import { useTranslate } from '../../../ui/translate';

/** What, by which measure, by whom, until when; then what became of it. */
export function ProjectFacts({ project, today }: { project: ProjectRow; today: string }) {
  const t = useTranslate();
  const { locale } = useIntl();
  const { title, measure, owner, grid, matter, evidence, returnReason, verifiedOn, verifiedBy, doneBy, doneOn, recheckOn } = project;
  const day = (date: string) => formatDay(locale, date, today);
  const lines = [
    measure && t('projects.measure', { text: measure }),
    t('projects.owner', { name: owner?.name ?? '–', grid: grid?.name ?? '–' }),
    matter && t('projects.matter', { number: matter }),
    returnReason && t('projects.returned', { text: returnReason }),
    doneOn && t('projects.doneBy', { name: doneBy?.name ?? '–', date: day(doneOn) }),
    evidence && t('projects.evidence', { text: evidence }),
    verifiedOn && t('projects.verifiedBy', { name: verifiedBy?.name ?? t('projects.account'), date: day(verifiedOn) }),
    recheckOn && t('projects.recheckOn', { date: day(recheckOn) }),
  ];
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Typography tag="h3" variant="omega" fontWeight="bold">
        {title}
      </Typography>
      <DutyDate duty={{ ...project, countedDays: [], provisional: false }} today={today} />
      {lines.map((line) => (line ? <Typography key={line} tag="p" variant="pi" textColor="neutral700">{line}</Typography> : null))}
    </Flex>
  );
}
