import { useIntl } from 'react-intl';
import { formatMoment } from '../../../ui/dates';

/** A moment in the time zone of the installation when it is known, else in that of the browser. */
export function Moment({ at, timeZone }: { at: string | null; timeZone?: string }) {
  const { locale } = useIntl();
  return at === null ? <>–</> : <time dateTime={at}>{formatMoment(locale, at, timeZone)}</time>;
}
