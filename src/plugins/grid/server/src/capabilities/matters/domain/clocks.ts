import { addDays, type IsoDate } from '../../../kernel/date';
import { isProvisional, isWorkingDay, workingDaysBetween, type Calendar } from '../../../kernel/working-days';

export type ClockName = 'accept' | 'firstAnswer' | 'solve';
export type ClockState = 'running' | 'paused' | 'overdue' | 'met' | 'missed';

/** A time in which the solve clock stands still: from its first day until the day before it ended. */
export interface Pause {
  readonly from: IsoDate;
  readonly expectedUntil: IsoDate;
  /** Null while it lasts. */
  readonly endedOn: IsoDate | null;
}

/** One attempt to solve: the first from the registration, each other from a reopening. */
export interface Round {
  readonly startedOn: IsoDate;
  readonly answeredOn: IsoDate | null;
}

/** What the clocks are worked out from: dates of rows, and nothing that an earlier computation left behind. */
export interface ClockFacts {
  readonly registeredOn: IsoDate;
  /** Accepted, or told that it is not accepted. */
  readonly acceptedOn: IsoDate | null;
  /** The first word of the handler to the reporter, be it a message or the answer. */
  readonly firstAnsweredOn: IsoDate | null;
  readonly rounds: readonly Round[];
  /** Suspensions, and extensions that somebody else approved. */
  readonly pauses: readonly Pause[];
  /** Working days of the category. */
  readonly solveDays: number;
  /** The day on which it ended without an answer: not accepted, or merged into another. */
  readonly endedOn: IsoDate | null;
}

export interface Clock {
  readonly clock: ClockName;
  readonly round: number;
  readonly startedOn: IsoDate;
  readonly days: number;
  readonly dueOn: IsoDate;
  readonly countedDays: IsoDate[];
  readonly stoppedOn: IsoDate | null;
  readonly state: ClockState;
  readonly workingDaysLeft: number | null;
  readonly provisional: boolean;
}

const ACCEPT_DAYS = 1;
const FIRST_ANSWER_DAYS = 3;
export const DEFAULT_SOLVE_DAYS = 15;

// A year and a half of working days: a pause that never ends, or a calendar of days off only, would otherwise never end.
const HORIZON_DAYS = 3_000;

/** The clocks of a matter as of a day, always worked out anew: accept, first answer, and one solve clock a round. */
export const clocksOf = (facts: ClockFacts, today: IsoDate, calendar: Calendar): Clock[] => [
  clock({ clock: 'accept', round: 1, startedOn: facts.registeredOn, days: ACCEPT_DAYS, stoppedOn: facts.acceptedOn ?? facts.endedOn, pauses: [] }, today, calendar),
  clock({ clock: 'firstAnswer', round: 1, startedOn: facts.registeredOn, days: FIRST_ANSWER_DAYS, stoppedOn: facts.firstAnsweredOn ?? facts.endedOn, pauses: [] }, today, calendar),
  ...facts.rounds.map(({ startedOn, answeredOn }, index) =>
    clock({ clock: 'solve', round: index + 1, startedOn, days: facts.solveDays, stoppedOn: answeredOn ?? facts.endedOn, pauses: facts.pauses }, today, calendar),
  ),
];

interface Ask {
  readonly clock: ClockName;
  readonly round: number;
  readonly startedOn: IsoDate;
  readonly days: number;
  readonly stoppedOn: IsoDate | null;
  readonly pauses: readonly Pause[];
}

const clock = ({ pauses, ...ask }: Ask, today: IsoDate, calendar: Calendar): Clock => {
  const asOf = ask.stoppedOn ?? today;
  const spans = pauses.map((pause) => spanOf(pause, asOf));
  const countedDays = countDays(ask.startedOn, ask.days, spans, calendar);
  const dueOn = countedDays[countedDays.length - 1] ?? ask.startedOn;
  return {
    ...ask,
    dueOn,
    countedDays,
    state: stateOf(ask.stoppedOn, dueOn, today, spans),
    workingDaysLeft: ask.stoppedOn === null ? workingDaysBetween(today, dueOn, calendar) : null,
    provisional: isProvisional(ask.startedOn, dueOn, calendar),
  };
};

interface Span {
  readonly from: IsoDate;
  /** The first day that counts again. */
  readonly until: IsoDate;
}

/** A pause that still lasts is taken to end when it is expected to, and not before the day that is asked about. */
const spanOf = ({ from, expectedUntil, endedOn }: Pause, asOf: IsoDate): Span => ({ from, until: endedOn ?? (expectedUntil > asOf ? expectedUntil : asOf) });

const inside = (date: IsoDate, { from, until }: Span): boolean => date >= from && date < until;

/** @throws RangeError when the days do not end within some eight years. */
const countDays = (from: IsoDate, days: number, spans: readonly Span[], calendar: Calendar): IsoDate[] => {
  const counted: IsoDate[] = [];
  let date = from;
  for (let step = 0; step < HORIZON_DAYS && counted.length < days; step += 1) {
    date = addDays(date, 1);
    if (isWorkingDay(date, calendar) && !spans.some((span) => inside(date, span))) counted.push(date);
  }
  if (counted.length < days) throw new RangeError(`fewer than ${days} working days follow ${from}`);
  return counted;
};

const stateOf = (stoppedOn: IsoDate | null, dueOn: IsoDate, today: IsoDate, spans: readonly Span[]): ClockState => {
  if (stoppedOn !== null) return stoppedOn <= dueOn ? 'met' : 'missed';
  if (dueOn < today) return 'overdue';
  return spans.some((span) => inside(today, span)) ? 'paused' : 'running';
};

/** The clock that matters next: of those that have not stopped the one that is due first. */
export const nextClock = (clocks: readonly Clock[]): Clock | null =>
  clocks.filter(({ stoppedOn }) => stoppedOn === null).reduce<Clock | null>((first, each) => (first === null || each.dueOn < first.dueOn ? each : first), null);
