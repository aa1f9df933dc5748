import type { IsoDate } from '../../../../../shared/contracts/common';
import type { MatterClock } from '../../../../../shared/contracts/matters';
import { DutyDate } from '../../../ui/duty-date';
import { useEnumLabel } from '../../../ui/enum-label';
import { statusOf } from '../view';

/** Which clock, how it stands and until when; on hover or focus the days that were counted. */
export function ClockBadge({ clock, today }: { clock: MatterClock; today: IsoDate }) {
  const label = useEnumLabel();
  const { dueOn, workingDaysLeft, countedDays, provisional } = clock;
  return <DutyDate name={label('matter-step', 'clock', clock.clock)} duty={{ status: statusOf(clock), dueOn, workingDaysLeft, countedDays, provisional }} today={today} />;
}
