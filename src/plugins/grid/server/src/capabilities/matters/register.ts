import type { MatterChannel, MatterKind } from '../../../../shared/contracts/matters';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { DEFAULT_SOLVE_DAYS } from './domain/clocks';
import { receiverFor } from './holders';
import { tellOwner } from './notices';
import { refreshDue } from './refresh';
import type { StoredCategory } from './store-categories';
import { matterById, type StoredMatter } from './store-read';
import { insertMatter, insertStep, newNumber } from './store-write';

export interface Incoming {
  readonly channel: MatterChannel;
  readonly kind: MatterKind;
  readonly title: string;
  readonly body: string | null;
  readonly category: StoredCategory | null;
  readonly gridId: number;
  /** Who raised it; null for somebody who is not named. */
  readonly submitterId: number | null;
  /** No name was given: to the online box, on paper or by telephone. Not in a channel that knows who wrote. */
  readonly anonymous: boolean;
  /** The employee who took it in, if somebody did: he answers for it until it is accepted. */
  readonly receiverId: number | null;
  readonly registeredOn: IsoDate;
  readonly receiptKey?: string;
  readonly receiptHash?: string;
}

/** Every channel ends here: one register, one number, and from this day on the clocks run. */
export const registerMatter = async (db: Db, incoming: Incoming, today: IsoDate): Promise<StoredMatter> => {
  const { category, receiptKey = null, receiptHash = null, ...rest } = incoming;
  const receiverId = incoming.receiverId ?? (await receiverFor(db, incoming.gridId, today));
  const id = await insertMatter(
    db,
    { ...rest, receiverId, ownerId: receiverId, number: await newNumber(db, incoming.registeredOn), state: 'registered', categoryId: category?.dbId ?? null, unitId: null, solveDays: category?.solveDays ?? DEFAULT_SOLVE_DAYS, receiptKey, receiptHash },
    today,
  );
  await insertStep(db, { matterId: id, gridId: incoming.gridId, action: 'register', state: 'registered', on: incoming.registeredOn, byId: incoming.receiverId });
  await refreshDue(db, [id], today);
  // An immediate notice would carry the hour of an anonymous matter: the next morning's does.
  if (!incoming.anonymous) await tellOwner(db, { matterId: id, ownerId: receiverId, byId: incoming.receiverId }, today);
  return matterById(db, id);
};
