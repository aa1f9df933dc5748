import type { CompleteHandover, HandoverLine } from '../../../../shared/contracts/handover';
import type { GridRef, InputIssue } from '../../../../shared/contracts/common';
import { scopeOf, type UserPrincipal } from '../../access/principal';
import { addDays, type IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { Conflict, InvalidInput, NotFound } from '../../platform/errors';
import { GONE, lockEmployments, memberSince, openGridByDocument, peopleInScope, personByDocument, type Employment, type PersonRow } from '../organisation';
import { assign, type Assigned, type Problem } from './domain/assign';
import { linesOf, type Line } from './parts';
import { byReach, presenterOf } from './service-read';

type PlannedLine = Line & { readonly kind: string; readonly mayBeVacant: boolean };

export interface HandoverPlan {
  readonly person: PersonRow;
  readonly employment: Employment;
  readonly assigned: readonly Assigned<PlannedLine>[];
  readonly successors: ReadonlyMap<number, PersonRow>;
  readonly toGrid: { readonly id: number; readonly ref: GridRef } | null;
}

const MOST_DAYS_BACK = 31;

/**
 * Checks everything before anything is written, with the people locked: of two handovers at once the second sees what the first left.
 * @throws InvalidInput naming every line that has no successor or a wrong one; Conflict for what changed meanwhile or lies out of reach.
 */
export const planHandover = async (db: Db, principal: UserPrincipal, documentId: string, input: CompleteHandover, today: IsoDate): Promise<HandoverPlan> => {
  const person = await personByDocument(db, scopeOf(principal), documentId);
  if (!person) throw new NotFound('employee');
  checkDay(input.on, today);
  const employment = await locked(db, principal, person, input);
  const successors = await successorsOf(db, principal, input);
  const lines = (await linesOf(db, [person.id], input.on)).map((line): PlannedLine => ({ ...line, kind: line.part.kind, mayBeVacant: line.part.vacate !== undefined }));
  await checkState(db, principal, employment, lines, input);
  const people = new Map(successors.map((each) => [each.ref.id, { id: each.id, name: each.ref.name, active: each.active }]));
  const { assigned, problems, stale } = assign(lines, input.successors, person.id, people);
  if (stale.length > 0) throw new Conflict('handover_changed', 'some of what was to be handed over is not open any more; nothing was handed over');
  const toGrid = await targetOf(db, principal, employment, input);
  if (problems.length > 0) throw new InvalidInput(await issuesOf(db, lines, problems));
  return { person, employment, assigned, successors: new Map(successors.map((each) => [each.id, each])), toGrid };
};

const checkDay = (on: IsoDate, today: IsoDate): void => {
  if (on > today) throw new InvalidInput([{ field: 'on', code: 'in_future', value: on, allowed: `${today} or earlier` }]);
  const earliest = addDays(today, -MOST_DAYS_BACK);
  if (on < earliest) throw new InvalidInput([{ field: 'on', code: 'too_old', value: on, allowed: `${earliest} or later` }]);
};

/** The leaver, the successors and the people whose liaison changes. */
const locked = async (db: Db, principal: UserPrincipal, person: PersonRow, input: CompleteHandover): Promise<Employment> => {
  const successors = await successorsOf(db, principal, input);
  const contacts = (await linesOf(db, [person.id], input.on)).flatMap(({ part, aboutId }) => (part.kind === 'pair' && aboutId !== null ? [aboutId] : []));
  const employment = (await lockEmployments(db, [...new Set([person.id, ...successors.map(({ id }) => id), ...contacts])])).get(person.id);
  if (!employment) throw new NotFound('employee');
  return employment;
};

const successorsOf = (db: Db, principal: UserPrincipal, { successors }: CompleteHandover): Promise<PersonRow[]> =>
  peopleInScope(db, scopeOf(principal), { documentIds: [...new Set(successors.flatMap(({ successorId }) => successorId ?? []))] });

const checkState = async (db: Db, principal: UserPrincipal, employment: Employment, lines: readonly Line[], { reason }: CompleteHandover): Promise<void> => {
  const isGone = GONE.some((gone) => gone === employment.status);
  if (isGone && lines.length === 0) throw new Conflict('handover_done', `the person has left (${employment.status}) and holds nothing any more`);
  if (isGone && (reason === 'moved' || reason === 'seconded')) throw new InvalidInput([{ field: 'reason', code: 'has_left', value: reason, allowed: 'left, retired: the person has left already' }]);
  const { beyond } = await byReach(db, principal, lines);
  if (beyond.length > 0) throw new Conflict('beyond_reach', `${beyond.length} of the lines lie in grids that you do not reach; the office can hand them over`);
};

/** Where he moves to: needed for that reason, refused for the others. */
const targetOf = async (db: Db, principal: UserPrincipal, employment: Employment, { on, reason, toGrid }: CompleteHandover): Promise<HandoverPlan['toGrid']> => {
  if (reason !== 'moved') {
    if (toGrid !== undefined) throw new InvalidInput([{ field: 'toGrid', code: 'not_moved', value: toGrid, allowed: 'only with the reason "moved"' }]);
    return null;
  }
  if (toGrid === undefined) throw new InvalidInput([{ field: 'toGrid', code: 'required', value: '', allowed: 'the grid that the person moves to' }]);
  const grid = await openGridByDocument(db, scopeOf(principal), toGrid);
  if (!grid) throw new InvalidInput([{ field: 'toGrid', code: 'unknown_grid', value: toGrid, allowed: 'an open grid that you reach' }]);
  if (grid.id === employment.gridId) throw new InvalidInput([{ field: 'toGrid', code: 'same_grid', value: grid.ref.name, allowed: 'another grid than the present one' }]);
  const since = await memberSince(db, employment.id);
  if (since !== null && on < since) throw new InvalidInput([{ field: 'on', code: 'invalid_order', value: on, allowed: `${since} or later: the person came to the present grid on that day` }]);
  return grid;
};

const ALLOWED: Record<Problem['code'], string> = {
  one_of: 'either id or all, and either successorId or vacant',
  twice: 'one choice a line and one a kind',
  no_successor: 'a successor',
  no_vacancy: 'a successor: only an office may be left vacant',
  unknown_employee: 'a person that you reach',
  left: 'somebody who has not left',
  is_leaver: 'somebody else than who leaves',
  is_about: 'somebody else than the person it is about',
};

const issuesOf = async (db: Db, lines: readonly Line[], problems: readonly Problem[]): Promise<InputIssue[]> => {
  const present = await presenterOf(db, lines);
  const words = new Map(lines.map((line) => [line.documentId, wordsOf(present(line))]));
  return problems.map(({ code, line, choice }) => ({ field: line?.kind ?? choice?.kind ?? 'successors', code, value: line ? (words.get(line.documentId) ?? '') : (choice?.id ?? ''), allowed: ALLOWED[code] }));
};

/** A line as an error names it. */
const wordsOf = ({ title, about, grid }: HandoverLine): string => [title, about && `${about.name} ${about.employeeNo}`, grid?.name].filter(Boolean).join(' ');
