import type { Mailbox, MailboxReading } from '../../../../shared/contracts/voices';
import type { IsoDate } from '../../kernel/date';
import { inspectUnnamed, keepOfReporter, openOfReporter, type Vault } from '../attachments';
import { nextState } from './act';
import { heldBy, heldMatter, provenKey, type Transact } from './service-voices';

interface Door {
  readonly transact: Transact;
  readonly secret: string;
  readonly vault: Vault;
}

/** An image for the matter of a receipt, from its first minute and as long as its reporter may write. It is decoded only for who has shown a receipt, and outside of a transaction. */
export const addVoiceFile = async ({ transact, secret, vault }: Door, receipt: string, content: Buffer, today: IsoDate): Promise<Mailbox> => {
  const key = await provenKey(transact, secret, receipt);
  const image = await inspectUnnamed(content);
  return heldBy(transact, key, async (db, matter) => {
    if (matter.state !== 'registered') nextState(matter, 'message');
    await keepOfReporter(db, vault, matter.documentId, image, today);
  });
};

/** What its reporter sent, opened for himself. Nothing of it is written down, as nothing of what he reads is. */
export const openVoiceFile = async ({ transact, secret, vault }: Door, { receipt, file: id }: MailboxReading): Promise<Awaited<ReturnType<typeof openOfReporter>>> => {
  const key = await provenKey(transact, secret, receipt);
  return transact(async (db) => {
    const matter = await heldMatter(db, key);
    return openOfReporter(db, vault, matter.documentId, id);
  });
};
