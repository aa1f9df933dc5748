import { unseal, UnreadableText } from '../../platform/field-crypto';
import { keyRing } from '../../platform/sealing';
import type { StoredMatter } from './store-read';
import type { StoredMessage } from './store-threads';

/** The one place of this capability that opens texts; its callers write the reading down, or are the reporter himself. Null: there is none, or its key is gone. */
const open = (type: 'matter' | 'matter-message', documentId: string, stored: string | null): string | null => {
  if (stored === null) return null;
  try {
    return unseal(keyRing(), { type, documentId, field: 'body' }, stored);
  } catch (error) {
    if (error instanceof UnreadableText) return null;
    throw error;
  }
};

export const openBody = ({ documentId, body }: StoredMatter): string | null => open('matter', documentId, body);

export const messageText = ({ documentId, body }: StoredMessage): string | null => open('matter-message', documentId, body);
