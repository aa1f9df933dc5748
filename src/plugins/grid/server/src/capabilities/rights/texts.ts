import type { OwnText } from '../../../../shared/contracts/rights';
import type { Db } from '../../platform/db';
import { unseal, UnreadableText, type Place } from '../../platform/field-crypto';
import { keyRing } from '../../platform/sealing';
import { readOwnTexts } from '../confidential';

/** The texts about one person alone, by where they stand. Which these are, the confidential capability decides. */
export const ownTexts = async (db: Db, employeeId: number): Promise<Map<string, OwnText>> =>
  new Map((await readOwnTexts(db, keyRing(), employeeId)).map(({ text, ...place }) => [placeKey(place), text === null ? SEALED : { text }]));

export const placeKey = ({ type, documentId, field }: Place): string => `${type} ${documentId} ${field}`;

const SEALED: OwnText = { withheld: 'sealed' };

/** A text that is about one person by its type: what he asked for and the answer. */
export const openText = (place: Place, stored: string | null): OwnText | null => {
  if (stored === null || stored === '') return null;
  try {
    return { text: unseal(keyRing(), place, stored) };
  } catch (error) {
    if (error instanceof UnreadableText) return SEALED;
    throw error;
  }
};
