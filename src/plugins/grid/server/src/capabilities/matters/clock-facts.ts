import type { IsoDate } from '../../kernel/date';
import { clocksOf, type Clock, type ClockFacts, type Round } from './domain/clocks';
import type { Calendar } from '../../kernel/working-days';
import type { StoredMatter } from './store-read';
import type { StoredMessage, StoredPause, StoredStep, Threads } from './store-threads';

/** What the clocks are worked out from, read off the rows of a matter. */
export const factsOf = (matter: Pick<StoredMatter, 'registeredOn' | 'solveDays'>, steps: readonly StoredStep[], messages: readonly Pick<StoredMessage, 'from' | 'on'>[], pauses: readonly StoredPause[]): ClockFacts => ({
  registeredOn: matter.registeredOn,
  acceptedOn: firstOn(steps.filter(({ action }) => action === 'accept' || action === 'refuse')),
  firstAnsweredOn: earliest([firstOn(messages.filter(({ from }) => from === 'handler')), firstOn(steps.filter(({ action }) => action === 'answer'))]),
  rounds: roundsOf(matter.registeredOn, steps),
  pauses: pauses.filter(({ kind, state }) => state === 'inForce' || (state === 'ended' && kind === 'suspension')).map(({ from, expectedUntil, endedOn }) => ({ from, expectedUntil, endedOn })),
  solveDays: matter.solveDays,
  endedOn: firstOn(steps.filter(({ action }) => action === 'refuse' || action === 'merge')),
});

const firstOn = (rows: readonly { on: IsoDate }[]): IsoDate | null => rows[0]?.on ?? null;

const earliest = (dates: readonly (IsoDate | null)[]): IsoDate | null => dates.filter((date): date is IsoDate => date !== null).sort()[0] ?? null;

/** The first round begins with the registration, the next with each reopening; the answer of a round stops its clock. */
const roundsOf = (registeredOn: IsoDate, steps: readonly StoredStep[]): Round[] => {
  const rounds: { startedOn: IsoDate; answeredOn: IsoDate | null }[] = [{ startedOn: registeredOn, answeredOn: null }];
  for (const { action, on } of steps) {
    const current = rounds[rounds.length - 1] as { startedOn: IsoDate; answeredOn: IsoDate | null };
    if (action === 'answer') current.answeredOn ??= on;
    if (action === 'reopen') rounds.push({ startedOn: on, answeredOn: null });
  }
  return rounds;
};

export const clocksFor = (matter: StoredMatter, { steps, messages, pauses }: Threads, today: IsoDate, calendar: Calendar): Clock[] =>
  clocksOf(factsOf(matter, steps.get(matter.id) ?? [], messages.get(matter.id) ?? [], pauses.get(matter.id) ?? []), today, calendar);
