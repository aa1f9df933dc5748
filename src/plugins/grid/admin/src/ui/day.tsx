import { useIntl } from 'react-intl';
import type { IsoDate } from '../../../shared/contracts/common';
import { formatDay } from './dates';

/** A calendar date in words; a dash when there is none. */
export function Day({ date, today }: { date: IsoDate | null; today?: IsoDate }) {
  const { locale } = useIntl();
  return date === null ? <>–</> : <time dateTime={date}>{formatDay(locale, date, today)}</time>;
}
