import { Typography } from '@strapi/design-system';
import type { FollowUpWeek } from '../../../../../shared/contracts/tasks';
import { useTranslate } from '../../../ui/translate';

/** The latest weeks in words; a missing one stays marked, also with a late note. */
export function Weeks({ weeks, shown = 4 }: { weeks: readonly FollowUpWeek[]; shown?: number }) {
  const t = useTranslate();
  if (weeks.length === 0) return null;
  return (
    <ul aria-label={t('projects.weeks')} style={{ listStyle: 'none' }}>
      {weeks.slice(0, shown).map(({ week, note, missing }) => (
        <li key={week}>
          <Typography variant="pi" textColor={missing ? 'danger600' : 'neutral600'}>
            {week} {missing && `✕ ${t(note === null ? 'projects.week.missing' : 'projects.week.late')}`} {note ?? ''}
          </Typography>
        </li>
      ))}
    </ul>
  );
}
