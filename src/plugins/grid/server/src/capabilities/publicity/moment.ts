import type { IsoDate } from '../../kernel/date';
import type { Clock } from '../../platform/clock';
import type { LocalMinute } from '../../../../shared/contracts/publicity';

/** The day, and the minute as stories are released for: both of the installation's time zone, so that they compare as text. */
export interface Moment {
  readonly today: IsoDate;
  readonly now: LocalMinute;
}

export const momentOf = (clock: Clock): Moment => {
  const today = clock.today();
  return { today, now: `${today}T${clock.time()}` };
};
