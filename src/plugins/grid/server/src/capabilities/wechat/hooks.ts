import type { WriteHook } from '../../access/write-hooks';
import { endOfOne } from './service-bindings';

/** Whoever leaves writes in nobody's name any more: at once where it is typed in, else in the night (jobs.ts). */
const afterEmployee: WriteHook = async (db, { id, verb }) => {
  if (verb === 'update') await endOfOne(db, id);
};

export const hooks = { employee: afterEmployee };
