import type { AnswerMatter } from '../../../../shared/contracts/matter-actions';
import type { Held } from './act';
import { tellListeners } from './answered';
import { tellReporter } from './notices';
import { followersOf } from './store-read';
import { insertMessage, updateMatter } from './store-write';

/** A word of the handler to the reporter. A named one is told by mail, without the word. */
export const reply = async ({ db, principal, matter, today }: Held, text: string): Promise<void> => {
  await insertMessage(db, { matterId: matter.id, gridId: matter.gridId, from: 'handler', on: today, byId: principal.employeeId, body: text });
  await tellReporter(db, matter, today);
  await tellListeners(db, matter.documentId);
};

/** Every reporter of a merged matter is told what the one that went on got. */
export const answerFollowers = async (held: Held, { result, text }: AnswerMatter): Promise<void> => {
  for (const follower of await followersOf(held.db, held.matter.id)) {
    await reply({ ...held, matter: follower }, text);
    await updateMatter(held.db, follower.id, { result });
  }
};
