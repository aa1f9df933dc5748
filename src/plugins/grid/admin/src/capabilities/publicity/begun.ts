import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { ActivityPage } from '../../../../shared/contracts/activities';
import { useTranslate } from '../../ui/translate';

/** What of a story is there before anybody writes it. */
export interface Begun {
  title: string;
  grid: string | null;
  body: string;
}

/** From an activity: its title and grid, and a sentence with day and place. No name of host, lecturer or whoever was there: for each of them it would take a consent. */
export function useBegun(): (activity: ActivityPage) => Begun {
  const t = useTranslate();
  const { locale } = useIntl();
  return useCallback(
    ({ title, grid, startsAt, venue }) => ({
      title,
      grid: grid?.code ?? null,
      body: t(venue === null ? 'stories.begun' : 'stories.begunAt', { day: dayText(locale, startsAt.slice(0, 10)), grid: grid?.name ?? '', venue, title }),
    }),
    [t, locale],
  );
}

/** Read in UTC, so that no time zone of the browser can move the day. */
const dayText = (locale: string, day: string): string => new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { timeZone: 'UTC', year: 'numeric', month: 'long', day: 'numeric' }).format(new Date(`${day}T00:00:00Z`));
