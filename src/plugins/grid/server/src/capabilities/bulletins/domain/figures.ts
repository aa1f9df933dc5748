import type { BulletinDuties, BulletinFigures, BulletinMatters, BulletinUnit } from '../../../../../shared/contracts/bulletins';
import type { Ratio } from '../../../../../shared/contracts/common';
import type { MatterChannel, MatterResult } from '../../../../../shared/contracts/matters';
import { firstOfMonth, lastOfMonth, type IsoDate } from '../../../kernel/date';

export type ClockName = 'accept' | 'firstAnswer' | 'solve';

export interface DecidableClock {
  readonly clock: ClockName;
  readonly dueOn: IsoDate;
  readonly stoppedOn: IsoDate | null;
}

/** What a bulletin counts of a matter: dates and codes, no text and no person. */
export interface CountedMatter {
  readonly gridId: number;
  readonly registeredOn: IsoDate;
  readonly closedOn: IsoDate | null;
  readonly channel: MatterChannel;
  readonly category: { readonly code: string; readonly name: string } | null;
  /** What came of the last answer. */
  readonly result: MatterResult | null;
  readonly answeredOn: readonly IsoDate[];
  readonly clocks: readonly DecidableClock[];
}

export interface UnitGrids {
  readonly code: string;
  readonly name: string;
  readonly gridIds: readonly number[];
}

export interface MonthFacts {
  readonly month: string;
  readonly duties: ReadonlyMap<number, BulletinDuties>;
  readonly matters: readonly CountedMatter[];
  /** The grid by itself, then each grid directly below with everything below that: together the whole, and no grid twice. */
  readonly units: readonly UnitGrids[];
}

/** The figures of a month that is over, as it ended. Which day puts what into a month is said in the README. */
export const figuresOf = ({ month, duties, matters, units }: MonthFacts): BulletinFigures => {
  const span = { from: firstOfMonth(month), to: lastOfMonth(month) };
  const ofUnits = units.map((unit) => unitFigures(unit, duties, matters, span));
  const received = matters.filter(({ registeredOn }) => inside(registeredOn, span));
  return {
    ...span,
    duties: ofUnits.reduce((sum, unit) => addDuties(sum, unit.duties), NO_DUTIES),
    matters: matterFigures(matters, span),
    accepted: inTime(matters, 'accept', span),
    firstAnswered: inTime(matters, 'firstAnswer', span),
    solvedInTime: inTime(matters, 'solve', span),
    byChannel: tally(received.map(({ channel }) => ({ key: channel, of: { channel } }))),
    byCategory: tally(received.map(({ category }) => ({ key: category?.code ?? '', of: { code: category?.code ?? null, name: category?.name ?? '' } }))),
    units: ofUnits,
  };
};

interface Span {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

const inside = (date: IsoDate, { from, to }: Span): boolean => date >= from && date <= to;

const NO_DUTIES: BulletinDuties = { given: 0, onTime: 0, late: 0, open: 0, overdue: 0 };

const addDuties = (a: BulletinDuties, b: BulletinDuties): BulletinDuties => ({
  given: a.given + b.given,
  onTime: a.onTime + b.onTime,
  late: a.late + b.late,
  open: a.open + b.open,
  overdue: a.overdue + b.overdue,
});

const unitFigures = ({ code, name, gridIds }: UnitGrids, duties: MonthFacts['duties'], matters: readonly CountedMatter[], span: Span): BulletinUnit => {
  const ids = new Set(gridIds);
  return {
    code,
    name,
    duties: gridIds.reduce((sum, id) => addDuties(sum, duties.get(id) ?? NO_DUTIES), NO_DUTIES),
    matters: matterFigures(matters.filter(({ gridId }) => ids.has(gridId)), span),
  };
};

const matterFigures = (matters: readonly CountedMatter[], span: Span): BulletinMatters => {
  const open = matters.filter((matter) => isOpenAt(matter, span.to));
  return {
    received: matters.filter(({ registeredOn }) => inside(registeredOn, span)).length,
    answered: matters.filter(({ answeredOn }) => answeredOn.some((on) => inside(on, span))).length,
    solved: matters.filter(({ answeredOn, result }) => result === 'solved' && inside(latest(answeredOn), span)).length,
    open: open.length,
    overdue: open.filter(({ clocks }) => clocks.some((clock) => isOverdueAt(clock, span.to))).length,
  };
};

const isOpenAt = ({ registeredOn, closedOn }: CountedMatter, day: IsoDate): boolean => registeredOn <= day && (closedOn === null || closedOn > day);

const isOverdueAt = ({ dueOn, stoppedOn }: DecidableClock, day: IsoDate): boolean => dueOn <= day && (stoppedOn === null || stoppedOn > day);

const latest = (dates: readonly IsoDate[]): IsoDate => dates.reduce((last, date) => (date > last ? date : last), '');

/** A clock is decided once: on the day it stopped in time, else on its due day. So each counts in exactly one month. */
const decidedOn = (clock: DecidableClock): IsoDate => (isMet(clock) ? (clock.stoppedOn as IsoDate) : clock.dueOn);

const isMet = ({ dueOn, stoppedOn }: DecidableClock): boolean => stoppedOn !== null && stoppedOn <= dueOn;

const inTime = (matters: readonly CountedMatter[], name: ClockName, span: Span): Ratio => {
  const decided = matters.flatMap(({ clocks }) => clocks.filter((clock) => clock.clock === name && inside(decidedOn(clock), span)));
  return { numerator: decided.filter(isMet).length, denominator: decided.length };
};

/** Most first; what came equally often in the order of its key. */
const tally = <T extends object>(items: readonly { readonly key: string; readonly of: T }[]): (T & { received: number })[] => {
  const counts = new Map<string, T & { received: number }>();
  for (const { key, of } of items) counts.set(key, { ...of, received: (counts.get(key)?.received ?? 0) + 1 });
  return [...counts].sort(([a, x], [b, y]) => y.received - x.received || (a < b ? -1 : 1)).map(([, count]) => count);
};
