import type { IsoDate } from '../../../kernel/date';
import { shiftWorkingDays, workingDaysBetween, type Calendar } from '../../../kernel/working-days';

/** Who is told, in the order of the ladder. The owner's own two reminders are rungs too: each fires once. */
export type Rung = 'ownerWarning' | 'ownerSoon' | 'ownerDue' | 'gridLeader' | 'branchSecretary' | 'committeeOffice';

export interface OpenTask {
  readonly id: number;
  readonly dueOn: IsoDate;
  readonly ownerId: number | null;
  /** Who stands in for the owner today, else the owner. */
  readonly actingId?: number | null;
  readonly gridId: number;
  readonly fired: readonly Rung[];
  /** For a periodic duty, the day on which two thirds of its time are over: the owner is warned before the gap exists. */
  readonly warnOn?: IsoDate;
}

/** The rungs that stand a number of working days from the due day. */
type LadderRung = Exclude<Rung, 'ownerWarning'>;

/** The holder of each higher rung for the task's grid, as the organisation stands today. */
export interface Ladder {
  readonly gridLeader: number | null;
  readonly branchSecretary: number | null;
  readonly committeeOffice: number | null;
}

export interface Step {
  readonly taskId: number;
  readonly rung: Rung;
  readonly recipientId: number;
}

/** Working days after the due day from which the rung fires; the owner's are before it. */
const OFFSETS: readonly { readonly rung: LadderRung; readonly workingDays: number }[] = [
  { rung: 'ownerSoon', workingDays: -2 },
  { rung: 'ownerDue', workingDays: 0 },
  { rung: 'gridLeader', workingDays: 1 },
  { rung: 'branchSecretary', workingDays: 3 },
  { rung: 'committeeOffice', workingDays: 5 },
];

/**
 * The rungs that are due and have not fired. A rung whose holder is the owner or stands in for him, or that nobody holds, goes one
 * up; with nobody above it waits.
 */
export const planEscalation = (task: OpenTask, today: IsoDate, calendar: Calendar, ladder: Ladder): Step[] => {
  const steps: Step[] = warning(task, today);
  for (const { rung, workingDays } of OFFSETS) {
    if (task.fired.includes(rung) || !isDue(task.dueOn, workingDays, today, calendar)) continue;
    const recipientId = recipientOf(rung, task, ladder);
    if (recipientId !== null) steps.push({ taskId: task.id, rung, recipientId });
  }
  return steps;
};

const warning = (task: OpenTask, today: IsoDate): Step[] => {
  if (task.warnOn === undefined || task.ownerId === null || task.fired.includes('ownerWarning')) return [];
  return today >= task.warnOn && today <= task.dueOn ? [{ taskId: task.id, rung: 'ownerWarning', recipientId: task.ownerId }] : [];
};

const isDue = (dueOn: IsoDate, workingDays: number, today: IsoDate, calendar: Calendar): boolean => {
  if (workingDays <= 0) return today >= shiftWorkingDays(dueOn, workingDays, calendar);
  return today > dueOn && workingDaysBetween(dueOn, today, calendar) >= workingDays;
};

const HIGHER: readonly (keyof Ladder)[] = ['gridLeader', 'branchSecretary', 'committeeOffice'];

const recipientOf = (rung: LadderRung, { ownerId, actingId = ownerId }: OpenTask, ladder: Ladder): number | null => {
  if (rung === 'ownerSoon' || rung === 'ownerDue') return ownerId;
  const from = HIGHER.slice(HIGHER.indexOf(rung));
  const step = from.find((each) => ladder[each] !== null && ladder[each] !== ownerId && ladder[each] !== actingId);
  return step === undefined ? null : ladder[step];
};
