import type { UserPrincipal } from '../../access/principal';
import { scopeOf } from '../../access/principal';
import { covers } from '../../access/scope';
import { currentTree } from '../../access/tree-map';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { standsInFor } from '../organisation';
import type { Standing } from './domain/machine';
import { matterByDocument, type MatterReach, type StoredMatter } from './store-read';
import { threadsOf, type StoredMessage, type StoredPause } from './store-threads';

export const reachOf = async (db: Db, principal: UserPrincipal, today: IsoDate): Promise<MatterReach> => ({
  scope: scopeOf(principal),
  people: principal.employeeId === null ? [] : await standsInFor(db, principal.employeeId, today),
});

/** A matter with what hangs on it, and in what relation somebody stands to it. */
export interface Seen {
  readonly matter: StoredMatter;
  readonly pauses: readonly StoredPause[];
  readonly messages: readonly StoredMessage[];
  readonly standing: Standing;
}

/** Undefined for unknown and out of reach alike. For a change (`hold`) the matter is held until the transaction ends. */
export const seenBy = async (db: Db, principal: UserPrincipal, documentId: string, today: IsoDate, hold = false): Promise<Seen | undefined> => {
  const reach = await reachOf(db, principal, today);
  const matter = await matterByDocument(db, reach, documentId, hold);
  if (!matter) return undefined;
  const threads = await threadsOf(db, [matter.id]);
  const [pauses, messages] = [threads.pauses.get(matter.id) ?? [], threads.messages.get(matter.id) ?? []];
  return { matter, pauses, messages, standing: await standingOf(db, principal, reach, matter, pauses) };
};

const standingOf = async (db: Db, principal: UserPrincipal, { people }: MatterReach, matter: StoredMatter, pauses: readonly StoredPause[]): Promise<Standing> => {
  const tree = await currentTree(db);
  const reaches = (gridId: number | null) => covers(scopeOf(principal), { gridId, personId: null }, tree);
  const waiting = pauses.find(({ kind, state }) => kind === 'extension' && state === 'asked');
  return {
    directs: principal.actions.includes('matter.direct') && reaches(matter.gridId),
    handles: principal.actions.includes('matter.handle') && reaches(matter.unitId),
    isHandler: principal.actions.includes('matter.handle') && [matter.handlerId, matter.ownerId].some((id) => id !== null && people.includes(id)),
    approves: principal.actions.includes('matter.direct') && (reaches(matter.gridId) || reaches(matter.unitId)),
    askedExtension: waiting !== undefined && waiting.askedById === principal.employeeId,
    extensionWaits: waiting !== undefined,
  };
};

/** Who may open the body and the conversation: who directs or handles the matter. To everybody else who sees the row it stays closed. */
export const mayRead = (principal: UserPrincipal, { directs, handles, isHandler }: Standing): boolean => principal.superAdmin || directs || handles || isHandler;
