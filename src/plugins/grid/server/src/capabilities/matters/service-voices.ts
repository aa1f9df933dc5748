import type { ConfirmMatter, Mailbox, RaiseVoice, VoiceForm, VoiceReceipt } from '../../../../shared/contracts/voices';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { NotFound } from '../../platform/errors';
import { filesOfReporter } from '../attachments';
import { makeReceipt, takeNameless } from './intake';
import { isReceipt, receiptKey } from './receipts';
import { conversation, reporterConfirms, reporterReopens, reporterWrites } from './service-reporter';
import { categories } from './store-categories';
import { openGrids } from './store-grids';
import { matterByReceipt, type StoredMatter } from './store-read';

/** Runs work in a transaction of its own. Hashing takes long and stands outside of one. */
export type Transact = <T>(work: (db: Db) => Promise<T>) => Promise<T>;

/**
 * A voice without a name. Kept are the words and the day; no account, address, hour or order. Nobody is mailed, because a mail would say the
 * hour: who answers for it reads of it the next morning.
 */
export const raiseVoice = async (transact: Transact, secret: string, { grid, ...raised }: RaiseVoice, today: IsoDate): Promise<VoiceReceipt> => {
  const made = await makeReceipt(secret);
  const { number } = await transact((db) => takeNameless(db, made, grid, { ...raised, channel: 'onlineBox' }, today));
  return { number, receipt: made.receipt };
};

/** What may be chosen without a login: categories in use, and the names of open grids. */
export const voiceForm = async (db: Db): Promise<VoiceForm> => ({
  categories: (await categories(db)).filter(({ active }) => Boolean(active)).map(({ code, name }) => ({ code, name })),
  grids: await openGrids(db),
});

/** What somebody with a receipt does to his matter. */
type Deed = (db: Db, matter: StoredMatter) => Promise<void>;

/** Opens the mailbox, and does what is asked first. @throws NotFound for wrong and unknown receipts alike, after the same work. */
export const mailbox = async (transact: Transact, secret: string, receipt: string, deed: Deed = async () => undefined): Promise<Mailbox> => heldBy(transact, await provenKey(transact, secret, receipt), deed);

/** By what the matter of a receipt is found, once the receipt is proven. */
export const provenKey = async (transact: Transact, secret: string, receipt: string): Promise<string> => {
  const key = receiptKey(secret, receipt);
  const found = await transact((db) => matterByReceipt(db, key));
  if (!(await isReceipt(receipt, found?.receiptHash ?? null))) throw new NotFound('mailbox');
  return key;
};

/** Does something to the matter of a proven key, and shows it as it then is. */
export const heldBy = (transact: Transact, key: string, deed: Deed): Promise<Mailbox> =>
  transact(async (db) => {
    const matter = await heldMatter(db, key);
    await deed(db, matter);
    const { id, ...shown } = await conversation(db, (await matterByReceipt(db, key)) ?? matter);
    return { ...shown, files: (await filesOfReporter(db, id)).map(({ id: file, name, mime, bytes, at }) => ({ id: file, name, mime, bytes, on: at })) };
  });

/** Again, and held: it may have changed while the receipt was checked. */
export const heldMatter = async (db: Db, key: string): Promise<StoredMatter> => {
  const matter = await matterByReceipt(db, key, true);
  if (!matter) throw new NotFound('mailbox');
  return matter;
};

export const writing = (text: string, today: IsoDate): Deed => (db, matter) => reporterWrites(db, matter, text, today);
export const confirming = (satisfaction: ConfirmMatter['satisfaction'], today: IsoDate): Deed => (db, matter) => reporterConfirms(db, matter, satisfaction, today);
export const reopening = (reason: string, today: IsoDate): Deed => (db, matter) => reporterReopens(db, matter, reason, today);
