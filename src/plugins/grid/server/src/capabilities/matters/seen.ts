import type { UserPrincipal } from '../../access/principal';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import type { State } from './domain/machine';
import { seenBy } from './reach';

/** A matter as somebody sees it who wants to do something with it elsewhere. */
export interface SeenMatter {
  readonly id: number;
  readonly documentId: string;
  readonly number: string;
  readonly state: State;
  readonly gridId: number;
  readonly directs: boolean;
  /** Its handler, his unit, or who directs it. */
  readonly handles: boolean;
  /** Everybody whom its row names. */
  readonly people: readonly number[];
}

/** Undefined for unknown and out of reach alike. */
export const seenMatter = async (db: Db, principal: UserPrincipal, documentId: string, today: IsoDate): Promise<SeenMatter | undefined> => {
  const seen = await seenBy(db, principal, documentId, today, true);
  if (!seen) return undefined;
  const { directs, handles, isHandler } = seen.standing;
  const { id, number, state, gridId, submitterId, handlerId, ownerId, receiverId } = seen.matter;
  return { id, documentId, number, state, gridId, directs, handles: directs || handles || isHandler, people: [submitterId, handlerId, ownerId, receiverId].filter((each): each is number => each !== null) };
};
