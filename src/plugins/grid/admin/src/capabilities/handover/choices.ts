import type { GridRef, IsoDate, PersonRef } from '../../../../shared/contracts/common';
import type { Handover, HandoverChoice, HandoverKind, HandoverLine, HandoverPart, HandoverReason } from '../../../../shared/contracts/handover';

/** Why and when he goes, and where to. */
export interface Leaving {
  reason: HandoverReason;
  on: IsoDate | null;
  toGrid: Pick<GridRef, 'id' | 'name'> | null;
}

/** A person, or nobody on purpose. */
export type Picked = PersonRef | 'vacant';

/** What was chosen for whole kinds and for single lines, by documentId. */
export interface Choices {
  kinds: Partial<Record<HandoverKind, Picked>>;
  lines: Record<string, Picked>;
}

export const NO_CHOICES: Choices = { kinds: {}, lines: {} };

/** The choice for the line, else for its kind; a duty goes by itself to the new liaison of the person it is about. */
export const pickedFor = (line: HandoverLine, { parts }: Pick<Handover, 'parts'>, choices: Choices): Picked | null =>
  choices.lines[line.id] ?? choices.kinds[line.kind] ?? (line.kind === 'task' ? newLiaison(line, parts, choices) : null);

const newLiaison = (line: HandoverLine, parts: readonly HandoverPart[], choices: Choices): Picked | null => {
  const pair = parts.find(({ kind }) => kind === 'pair')?.lines.find(({ about }) => about !== null && about.id === line.about?.id);
  return pair === undefined ? null : (choices.lines[pair.id] ?? choices.kinds.pair ?? null);
};

/** Lines that nobody takes over yet. */
export const missing = (handover: Pick<Handover, 'parts'>, choices: Choices): HandoverLine[] =>
  handover.parts.flatMap(({ lines }) => lines).filter((line) => pickedFor(line, handover, choices) === null);

export const withKind = (choices: Choices, kind: HandoverKind, picked: Picked | null): Choices => ({ ...choices, kinds: put(choices.kinds, kind, picked) });

export const withLine = (choices: Choices, id: string, picked: Picked | null): Choices => ({ ...choices, lines: put(choices.lines, id, picked) });

const put = <T extends object>(record: T, key: string, picked: Picked | null): T => {
  const rest = Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
  return (picked === null ? rest : { ...rest, [key]: picked }) as T;
};

/** The choices as they are sent: a whole kind as one, and the lines that differ from it. */
export const toSuccessors = (handover: Pick<Handover, 'parts'>, choices: Choices): HandoverChoice[] =>
  handover.parts.flatMap(({ kind, lines }) => {
    const whole = choices.kinds[kind];
    const single = lines.flatMap((line): HandoverChoice[] => {
      const picked = pickedFor(line, handover, choices);
      return picked === null || picked === whole ? [] : [{ kind, id: line.id, ...who(picked) }];
    });
    return whole === undefined ? single : [{ kind, all: true as const, ...who(whole) }, ...single];
  });

const who = (picked: Picked): Pick<HandoverChoice, 'successorId' | 'vacant'> => (picked === 'vacant' ? { vacant: true } : { successorId: picked.id });
