import { useIntl } from 'react-intl';

/** A moment in the time zone of the installation when it is known, else in that of the browser. */
export function Moment({ at, timeZone }: { at: string | null; timeZone?: string }) {
  const { formatDate } = useIntl();
  return at === null ? <>–</> : <time dateTime={at}>{formatDate(at, { dateStyle: 'medium', timeStyle: 'short', timeZone })}</time>;
}
