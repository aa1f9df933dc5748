import type { IsoDate } from '../../../kernel/date';
import { shiftWorkingDays, workingDaysBetween, type Calendar } from '../../../kernel/working-days';

export interface DigestDuty {
  readonly id: number;
  /** The owner, or who stands in for him today. */
  readonly recipientId: number;
  readonly assignedOn: IsoDate;
  readonly dueOn: IsoDate;
  /** The day on which the owner was to be warned of a periodic duty, if it was. */
  readonly warnedOn?: IsoDate | null;
}

/** A duty that the ladder raised to a leader. */
export interface RaisedDuty {
  readonly taskId: number;
  readonly recipientId: number;
  readonly gridId: number;
}

/** Matters that a person is to hear of: they came in, fall due, or were raised to him. */
export interface MatterCount {
  readonly recipientId: number;
  readonly what: 'fresh' | 'soon' | 'raised';
  readonly n: number;
}

export interface DigestFacts {
  readonly today: IsoDate;
  readonly calendar: Calendar;
  readonly duties: readonly DigestDuty[];
  readonly raised: readonly RaisedDuty[];
  /** Each said once, when it happens. */
  readonly matters: readonly MatterCount[];
  /** `recipient:task` → the day it was last in a mail to him. */
  readonly lastMailed: ReadonlyMap<string, IsoDate>;
}

export interface Digest {
  readonly recipientId: number;
  readonly overdue: readonly number[];
  readonly soon: readonly number[];
  /** Periodic duties of which two thirds of the time are over: told once, long before they are due. */
  readonly warned: readonly number[];
  readonly fresh: readonly number[];
  /** For leaders, counts only: grid → raised duties. */
  readonly raised: ReadonlyMap<number, readonly number[]>;
  /** Counts only: a mail names no matter. */
  readonly matters: Readonly<Record<MatterCount['what'], number>>;
}

export const mailedKey = (recipientId: number, taskId: number): string => `${recipientId}:${taskId}`;

const SOON_WORKING_DAYS = 3;
const REPEAT_WORKING_DAYS = 3;

interface Open {
  overdue: number[];
  soon: number[];
  warned: number[];
  fresh: number[];
  raised: Map<number, number[]>;
  matters: Record<MatterCount['what'], number>;
}

/** One digest a person, and none that is empty. The same item comes back at most every third working day, and on its due day. */
export const planDigests = (facts: DigestFacts): Digest[] => {
  const isDue = repeatRule(facts);
  const soonUntil = shiftWorkingDays(facts.today, SOON_WORKING_DAYS, facts.calendar);
  const newSince = shiftWorkingDays(facts.today, -1, facts.calendar);
  const digests = new Map<number, Open>();
  const of = (recipientId: number) => {
    const digest = digests.get(recipientId) ?? { overdue: [], soon: [], warned: [], fresh: [], raised: new Map<number, number[]>(), matters: { fresh: 0, soon: 0, raised: 0 } };
    digests.set(recipientId, digest);
    return digest;
  };
  for (const duty of facts.duties) {
    if (!isDue(duty.recipientId, duty.id, duty.dueOn)) continue;
    if (duty.dueOn < facts.today) of(duty.recipientId).overdue.push(duty.id);
    else if (duty.dueOn <= soonUntil) of(duty.recipientId).soon.push(duty.id);
    else if ((duty.warnedOn ?? '') >= newSince) of(duty.recipientId).warned.push(duty.id);
    else if (duty.assignedOn >= newSince) of(duty.recipientId).fresh.push(duty.id);
  }
  for (const { recipientId, taskId, gridId } of facts.raised) {
    if (!isDue(recipientId, taskId)) continue;
    const { raised } = of(recipientId);
    const tasks = raised.get(gridId) ?? [];
    // Two rungs of one duty may have gone to the same person.
    if (!tasks.includes(taskId)) raised.set(gridId, [...tasks, taskId]);
  }
  for (const { recipientId, what, n } of facts.matters) of(recipientId).matters[what] += n;
  return [...digests].map(([recipientId, digest]) => ({ recipientId, ...digest }));
};

const repeatRule =
  ({ lastMailed, today, calendar }: DigestFacts) =>
  (recipientId: number, taskId: number, dueOn?: IsoDate): boolean => {
    const last = lastMailed.get(mailedKey(recipientId, taskId));
    // The due day itself is said, however lately the duty was mentioned; once.
    if (dueOn === today && last !== today) return true;
    return last === undefined || workingDaysBetween(last, today, calendar) >= REPEAT_WORKING_DAYS;
  };

/** Every task that the digest speaks of. */
export const tasksOf = (digest: Digest): number[] => [...new Set([...digest.overdue, ...digest.soon, ...digest.warned, ...digest.fresh, ...[...digest.raised.values()].flat()])];
