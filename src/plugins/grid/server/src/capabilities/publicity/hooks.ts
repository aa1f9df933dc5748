import type { WriteHook } from '../../access/write-hooks';
import { InvalidInput } from '../../platform/errors';
import { supersededBy } from './store-regulations';

/** A post that ends before it begins was never one. */
const afterPost: WriteHook = async (_db, { after }) => {
  const [from, to] = [after?.['from'], after?.['to']];
  if (typeof from === 'string' && typeof to === 'string' && to < from) throw new InvalidInput([{ field: 'to', code: 'invalid_order', value: to, allowed: `${from} or later` }]);
};

/** What replaces what leads back in time: a chain that came round would have no version in force. */
const afterRegulation: WriteHook = async (db, { id, after }) => {
  if (after !== null && (await supersededBy(db, id)).includes(id)) throw new InvalidInput([{ field: 'supersedes', code: 'circle', value: String(after['number']), allowed: 'an older version, which this one does not lead back to' }]);
};

export const hooks = { 'vanguard-post': afterPost, regulation: afterRegulation };
