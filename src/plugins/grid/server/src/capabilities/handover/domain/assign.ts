/** Who takes over what, as it was asked. */
export interface Choice {
  readonly kind: string;
  readonly id?: string | undefined;
  readonly all?: true | undefined;
  readonly successorId?: string | undefined;
  readonly vacant?: true | undefined;
}

export interface OpenLine {
  readonly kind: string;
  readonly documentId: string;
  readonly aboutId: number | null;
  readonly mayBeVacant: boolean;
}

export interface Successor {
  readonly id: number;
  readonly name: string;
  readonly active: boolean;
}

export interface Assigned<L extends OpenLine> {
  readonly line: L;
  /** null: nobody, and that was said. */
  readonly successorId: number | null;
}

export interface Problem {
  readonly code: 'one_of' | 'twice' | 'no_successor' | 'no_vacancy' | 'unknown_employee' | 'left' | 'is_leaver' | 'is_about';
  /** The line, or the choice when it belongs to none. */
  readonly line?: OpenLine;
  readonly choice?: Choice;
}

export interface Assignment<L extends OpenLine> {
  readonly assigned: readonly Assigned<L>[];
  readonly problems: readonly Problem[];
  /** Choices for what is not open any more. */
  readonly stale: readonly Choice[];
}

/**
 * Gives each line its successor: the choice for the line itself, else the one for its whole kind. Nobody takes over what is about
 * himself, and neither who leaves nor who has left takes over anything.
 */
export const assign = <L extends OpenLine>(lines: readonly L[], choices: readonly Choice[], leaverId: number, people: ReadonlyMap<string, Successor>): Assignment<L> => {
  const misshapen = choices.flatMap((choice): Problem[] => (isWhole(choice) ? [] : [{ code: 'one_of', choice }]));
  const whole = choices.filter(isWhole);
  const twice = whole.filter((choice, index) => whole.findIndex((other) => keyOf(other) === keyOf(choice)) < index).map((choice): Problem => ({ code: 'twice', choice }));
  const byKey = new Map(whole.map((choice) => [keyOf(choice), choice]));
  const known = new Set(lines.flatMap((line) => [`${line.kind}:`, `${line.kind}:${line.documentId}`]));
  const results = lines.map((line) => ofLine(line, byKey.get(`${line.kind}:${line.documentId}`) ?? byKey.get(`${line.kind}:`), leaverId, people));
  return {
    assigned: results.flatMap((result) => ('code' in result ? [] : [result])),
    problems: [...misshapen, ...twice, ...results.flatMap((result) => ('code' in result ? [result] : []))],
    stale: whole.filter((choice) => !known.has(keyOf(choice))),
  };
};

/** One line or all, one person or nobody. */
const isWhole = ({ id, all, successorId, vacant }: Choice): boolean => (id === undefined) !== (all === undefined) && (successorId === undefined) !== (vacant === undefined);

const keyOf = ({ kind, id }: Choice): string => `${kind}:${id ?? ''}`;

const ofLine = <L extends OpenLine>(line: L, choice: Choice | undefined, leaverId: number, people: ReadonlyMap<string, Successor>): Assigned<L> | Problem => {
  if (choice === undefined) return { code: 'no_successor', line };
  if (choice.vacant) return line.mayBeVacant ? { line, successorId: null } : { code: 'no_vacancy', line };
  const person = people.get(choice.successorId ?? '');
  if (person === undefined) return { code: 'unknown_employee', line };
  if (person.id === leaverId) return { code: 'is_leaver', line };
  if (!person.active) return { code: 'left', line };
  return person.id === line.aboutId ? { code: 'is_about', line } : { line, successorId: person.id };
};
