import type { IsoDate } from '../../../kernel/date';

export type FirstResponsible = 'liaison' | 'gridLeader' | 'branchSecretary';

export interface GridFacts {
  readonly id: number;
  readonly level: string;
  readonly leaderId: number | null;
}

/** Who holds what on one day. Maps hold ids of employees; a person who left is in none of them. */
export interface OrganisationFacts {
  readonly on: IsoDate;
  readonly gridOf: ReadonlyMap<number, number>;
  readonly liaisonOf: ReadonlyMap<number, number>;
  /** Grid → secretary in force (a deputy where there is no secretary). */
  readonly secretaryOf: ReadonlyMap<number, number>;
  /** Grid → group leader or grid leader by appointment. */
  readonly appointedLeaderOf: ReadonlyMap<number, number>;
  /** Grid → holder of the duty `office`. */
  readonly officeOf: ReadonlyMap<number, number>;
  readonly substituteOf: ReadonlyMap<number, number>;
  readonly active: ReadonlySet<number>;
  /** The grid itself, then its parents up to the committee. */
  readonly line: (gridId: number) => readonly GridFacts[];
}

const ORDER: readonly FirstResponsible[] = ['liaison', 'gridLeader', 'branchSecretary'];

/**
 * The person who owes a duty about an employee: the rule's first responsible, else the next of liaison → grid leader → branch
 * secretary → committee. Never the employee himself, never somebody who left; the substitute while somebody is absent.
 * null when nobody is left: the duty then stands unassigned.
 */
export const resolveOwner = (facts: OrganisationFacts, employeeId: number, first: FirstResponsible): number | null => {
  const gridId = facts.gridOf.get(employeeId);
  const steps = [...ORDER.slice(ORDER.indexOf(first)), 'committee' as const];
  for (const step of steps) {
    const holder = present(facts, holderOf(facts, step, employeeId, gridId));
    if (holder !== null && holder !== employeeId) return holder;
  }
  return null;
};

const holderOf = (facts: OrganisationFacts, step: FirstResponsible | 'committee', employeeId: number, gridId: number | undefined): number | null => {
  if (step === 'liaison') return facts.liaisonOf.get(employeeId) ?? null;
  if (gridId === undefined) return null;
  switch (step) {
    case 'gridLeader':
      return leaderOf(facts, gridId);
    case 'branchSecretary':
      return secretaryOf(facts, gridId, 'branch');
    case 'committee':
      return secretaryOf(facts, gridId, 'committee');
  }
};

/** The leader of the grid: as the grid names him, else by appointment, else its secretary. */
export const leaderOf = (facts: OrganisationFacts, gridId: number): number | null => {
  const named = facts.line(gridId)[0]?.leaderId ?? null;
  if (named !== null && facts.active.has(named)) return named;
  return facts.appointedLeaderOf.get(gridId) ?? facts.secretaryOf.get(gridId) ?? null;
};

/** The secretary of the nearest grid of that level on the way up, else its leader. */
export const secretaryOf = (facts: OrganisationFacts, gridId: number, level: 'branch' | 'committee'): number | null => {
  const grid = facts.line(gridId).find((each) => each.level === level);
  return grid === undefined ? null : (facts.secretaryOf.get(grid.id) ?? leaderOf(facts, grid.id));
};

/** The committee's office: who holds that duty, else the committee's secretary. */
export const officeOf = (facts: OrganisationFacts, gridId: number): number | null => {
  const grid = facts.line(gridId).find((each) => each.level === 'committee');
  return grid === undefined ? null : (facts.officeOf.get(grid.id) ?? secretaryOf(facts, gridId, 'committee'));
};

// A chain of substitutes longer than this is a mistake in the data, not an organisation.
const MAX_SUBSTITUTES = 5;

/** The person, or who stands in for him that day; null for nobody and for somebody who left. */
export const present = (facts: OrganisationFacts, person: number | null): number | null => {
  let current = person;
  for (let step = 0; current !== null && step < MAX_SUBSTITUTES; step += 1) {
    const substitute = facts.substituteOf.get(current);
    if (substitute === undefined) return facts.active.has(current) ? current : null;
    current = substitute;
  }
  return null;
};

/**
 * Who is told of a duty about somebody: its owner, or who stands in for him, unless that is the person it is about; then the leader of
 * the grid, then its branch secretary. null when nobody else is left.
 */
export const presentFor = (facts: OrganisationFacts, ownerId: number | null, subjectId: number | null, gridId: number): number | null => {
  const acting = present(facts, ownerId);
  if (acting === null || acting !== subjectId) return acting;
  return [leaderOf(facts, gridId), secretaryOf(facts, gridId, 'branch')].map((holder) => present(facts, holder)).find((holder) => holder !== null && holder !== subjectId) ?? null;
};

/** Himself first, then everybody whose substitutes lead to him within the same number of steps. */
export const standsFor = (substituteOf: ReadonlyMap<number, number>, employeeId: number): number[] => {
  const found = [employeeId];
  let edge = [employeeId];
  for (let step = 1; edge.length > 0 && step < MAX_SUBSTITUTES; step += 1) {
    edge = [...substituteOf].filter(([absent, substitute]) => edge.includes(substitute) && !found.includes(absent)).map(([absent]) => absent);
    found.push(...edge);
  }
  return found;
};
