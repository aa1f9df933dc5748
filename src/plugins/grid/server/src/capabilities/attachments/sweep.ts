import { chunked, type Db } from '../../platform/db';
import type { JobSummary } from '../../platform/job';
import { knownIds } from './store';
import type { Vault } from './vault';

const DAY_MS = 24 * 60 * 60 * 1_000;
const BATCH = 500;

/** Removes files without a row, a day old, so that none is under way. */
export const sweepFiles = async (db: Db, vault: Vault, now: Date, dryRun: boolean): Promise<JobSummary> => {
  const old = await vault.olderThan(new Date(now.getTime() - DAY_MS));
  let swept = 0;
  for (const part of chunked(old, BATCH)) {
    const known = await knownIds(db, part);
    for (const name of part.filter((each) => !known.has(each))) {
      swept += 1;
      if (!dryRun) await vault.remove(name);
    }
  }
  return { files: old.length, swept };
};
