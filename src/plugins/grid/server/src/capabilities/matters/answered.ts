import type { Db } from '../../platform/db';

type Listener = (db: Db, matterDocumentId: string) => Promise<void>;

const listeners: Listener[] = [];

/** For channels that tell their reporters themselves: called in the transaction of every word of a handler. */
export const whenAnswered = (listener: Listener): void => {
  listeners.push(listener);
};

export const tellListeners = async (db: Db, matterDocumentId: string): Promise<void> => {
  for (const listener of listeners) await listener(db, matterDocumentId);
};
