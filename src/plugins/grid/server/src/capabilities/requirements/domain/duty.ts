import type { IsoDate } from '../../../kernel/date';
import type { Period } from '../../../kernel/period';
import type { Calendar } from '../../../kernel/working-days';
import type { Requirement } from './requirement';
import { dueDayOf, spanOf } from './span';
import { owes, type GridLife } from './standing';

/** What all duties of one requirement and period share. */
export interface PeriodDuties {
  readonly requirement: Requirement;
  readonly span: Period;
  readonly title: string;
  readonly dueOn: IsoDate;
  readonly gridIds: readonly number[];
}

export const ORIGIN = 'requirement:';

/** The key that makes a second duty impossible. A code holds no colon. */
export const originOf = (code: string, period: string, gridId: number): string => `${ORIGIN}${code}:${period}:${gridId}`;

/** The duties of a requirement in the period of the day, or null: out of use, or taken into use after the period began. */
export const planDuties = (requirement: Requirement, grids: readonly GridLife[], today: IsoDate, calendar: Calendar): PeriodDuties | null => {
  const span = spanOf(today, requirement.per);
  const dueOn = dueDayOf(span, calendar);
  if (!requirement.active || dueOn === null || (requirement.activeFrom !== null && requirement.activeFrom > span.from)) return null;
  const owing = grids.filter((grid) => (grid.openedOn === null || grid.openedOn <= today) && owes(grid, requirement, span, calendar));
  return { requirement, span, title: `${requirement.name} ${span.key}`, dueOn, gridIds: owing.map(({ id }) => id) };
};

/** A duty that a requirement opened. */
export interface MeetingDuty {
  readonly id: number;
  readonly originKey: string;
  readonly gridId: number;
  readonly state: string;
  readonly assignedOn: IsoDate;
  readonly dueOn: IsoDate;
}

export interface HeldActivity {
  readonly gridId: number;
  readonly activityType: string;
  readonly on: IsoDate;
  readonly byId: number | null;
}

export interface Standing {
  readonly requirements: ReadonlyMap<string, Requirement>;
  readonly grids: ReadonlyMap<number, GridLife>;
  /** In the order of their days. */
  readonly held: readonly HeldActivity[];
  readonly today: IsoDate;
  readonly calendar: Calendar;
}

export type Settled = { readonly to: 'done'; readonly id: number; readonly on: IsoDate; readonly byId: number | null } | { readonly to: 'open' | 'void'; readonly id: number };

/**
 * open → done, by the activity that completes the number; on the day on which that was held
 * done → open, when it was cancelled or moved
 * open → void, when the requirement is out of use or changed, or the grid was closed
 * void → open or done, when it is owed again and not yet overdue; a requirement that comes back asks for nothing of the past
 *
 * A duty that is done stays done whatever becomes of the requirement; a waived one is not touched.
 */
export const settle = (duty: MeetingDuty, standing: Standing): Settled | null => {
  const owed = owedSpan(duty, standing);
  if (owed === null) return duty.state === 'open' ? { to: 'void', id: duty.id } : null;
  const answer = answerOf(duty, owed, standing.held);
  if (duty.state === 'done') return answer === null ? { to: 'open', id: duty.id } : null;
  if (duty.state === 'void' && duty.dueOn < standing.today) return null;
  if (answer !== null) return { to: 'done', id: duty.id, on: answer.on, byId: answer.byId };
  return duty.state === 'void' ? { to: 'open', id: duty.id } : null;
};

interface Owed {
  readonly requirement: Requirement;
  readonly span: Period;
}

const owedSpan = ({ originKey, gridId, assignedOn }: MeetingDuty, { requirements, grids, calendar }: Standing): Owed | null => {
  const requirement = requirements.get(originKey.split(':')[1] ?? '');
  const grid = grids.get(gridId);
  if (!requirement?.active || grid === undefined) return null;
  const span = spanOf(assignedOn, requirement.per);
  if (originKey !== originOf(requirement.code, span.key, gridId)) return null;
  return owes(grid, requirement, span, calendar) ? { requirement, span } : null;
};

/** The activity with which the number was reached, or null. */
const answerOf = ({ gridId }: MeetingDuty, { requirement, span }: Owed, held: readonly HeldActivity[]): HeldActivity | null =>
  held.filter((each) => each.gridId === gridId && each.activityType === requirement.activityType && each.on >= span.from && each.on <= span.to)[requirement.times - 1] ?? null;
