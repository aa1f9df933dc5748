import type { WriteHook } from '../../access/write-hooks';
import { settleRequirement } from './duties';

/** Retired, its open duties are void; changed, they follow; back in use, those of the running period are owed again. */
const afterRequirement: WriteHook = async (db, row) => {
  const codes = [row.before?.['code'], row.after?.['code']].filter((code): code is string => typeof code === 'string');
  for (const code of new Set(codes)) await settleRequirement(db, code, row.today);
};

export const hooks = { 'activity-requirement': afterRequirement };
