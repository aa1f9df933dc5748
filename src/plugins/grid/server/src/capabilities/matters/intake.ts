import type { MatterChannel } from '../../../../shared/contracts/matters';
import type { RaiseMatter } from '../../../../shared/contracts/voices';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { Conflict, InvalidInput } from '../../platform/errors';
import { personRefs } from '../organisation';
import { hashReceipt, newReceipt, receiptKey } from './receipts';
import { registerMatter } from './register';
import { categoryNamed } from './service-actions';
import { gridByCode, topGrid } from './store-grids';
import { mattersOf, type StoredMatter } from './store-read';

/** A voice by the rules of the online box, whichever form it was written in. */
export interface Voice extends RaiseMatter {
  readonly channel: Extract<MatterChannel, 'onlineBox' | 'survey'>;
}

const MOST_OPEN = 20;

/** Counted in the grid of who raises it, who does not have too many waiting. @throws Conflict, InvalidInput */
export const takeNamed = async (db: Db, employeeId: number, { category, body, ...voice }: Voice, today: IsoDate): Promise<StoredMatter> => {
  const open = (await mattersOf(db, employeeId)).filter(({ state }) => state === 'registered' || state === 'accepted');
  if (open.length >= MOST_OPEN) throw new Conflict('too_many_open', `${MOST_OPEN} matters wait to be taken up; the next one is taken when one of them is`);
  const gridId = (await personRefs(db, [employeeId])).get(employeeId)?.gridId ?? null;
  if (gridId === null) throw new Conflict('no_grid', 'you belong to no grid; the party-work office can take the matter in');
  return registerMatter(db, { ...voice, body: body ?? null, category: await categoryNamed(db, category), gridId, submitterId: employeeId, anonymous: false, receiverId: null, registeredOn: today }, today);
};

/** A receipt, and what of it is kept. Hashing takes long: made before the transaction begins. */
export interface Receipt {
  readonly receipt: string;
  readonly kept: { readonly receiptKey: string; readonly receiptHash: string };
}

export const makeReceipt = async (secret: string): Promise<Receipt> => {
  const receipt = newReceipt();
  return { receipt, kept: { receiptKey: receiptKey(secret, receipt), receiptHash: await hashReceipt(receipt) } };
};

/** Kept are the words and the day. `grid` is the code of what it is about; none = the whole plant. @throws InvalidInput */
export const takeNameless = async (db: Db, { kept }: Pick<Receipt, 'kept'>, grid: string | undefined, { category, body, ...voice }: Voice, today: IsoDate): Promise<StoredMatter> => {
  const place = grid === undefined ? await topGrid(db) : await gridByCode(db, grid);
  if (!place) throw new InvalidInput([{ field: 'grid', code: 'unknown_grid', value: grid ?? '', allowed: 'the code of a grid that is open, or none for the whole plant' }]);
  return registerMatter(db, { ...voice, body: body ?? null, category: await categoryNamed(db, category), gridId: place.id, submitterId: null, anonymous: true, receiverId: null, registeredOn: today, ...kept }, today);
};
