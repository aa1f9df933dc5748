import { errors } from '@strapi/utils';
import type { Db } from '../platform/db';
import { updateRows } from '../platform/rows';
import { confidentialOf } from '../platform/sealing';

type Dict = Record<string, unknown>;

const MAX_LENGTH = 10_000;

/**
 * Takes the confidential texts out of a body before Strapi sees it; `keepTexts` writes them afterwards, sealed. A form that never got a
 * text sends `null` for it, which clears nothing. A clone takes none over: its seal names another document.
 */
export const takeTexts = (type: string, data: Dict | undefined, clones: boolean): Dict => {
  const texts: Dict = {};
  for (const field of confidentialOf(type)) {
    const text = data?.[field];
    // What a clone does not say, Strapi takes from the source as it is stored.
    if (data !== undefined && clones) data[field] = null;
    else if (data !== undefined) delete data[field];
    if (typeof text === 'string' && text.length <= MAX_LENGTH) texts[field] = text;
    else if (text !== undefined && text !== null) throw new errors.ValidationError(`${field}: allowed is a text of at most ${MAX_LENGTH} characters`);
    else if (clones) texts[field] = null;
  }
  return texts;
};

export const keepTexts = async (db: Db, type: string, id: number, texts: Dict): Promise<void> => {
  if (Object.keys(texts).length > 0) await updateRows(db, type, [{ id, values: texts }]);
};

/** What a write answers holds the row as the database has it, sealed texts too. */
export const withoutTexts = (type: string, result: unknown): void => {
  if (typeof result !== 'object' || result === null) return;
  for (const field of confidentialOf(type)) delete (result as Dict)[field];
  const { entries } = result as { entries?: unknown };
  if (Array.isArray(entries)) for (const entry of entries) withoutTexts(type, entry);
};
