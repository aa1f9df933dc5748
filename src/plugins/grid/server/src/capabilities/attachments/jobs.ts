import { addDays } from '../../kernel/date';
import type { Job } from '../../platform/job';
import { keyRing } from '../../platform/sealing';
import { settingsOf } from '../../platform/settings';
import { shuffleFiles } from './shuffle';
import { sweepFiles } from './sweep';
import { vaultIn } from './vault';

/** Takes away what no row names: of an upload whose transaction was given up, or of a row that retention purged. */
/** Longer than the job catches up. */
const DAYS_ANEW = 3;

/** Also lays files of matters anew, so that nothing on the disk says the hour of a voice. */
const sweep: Job = {
  kind: 'daily',
  name: 'sweep-files',
  at: '03:40',
  catchUpDays: 1,
  run: async (db, { strapi, dryRun }) => {
    const { filesFolder, clock } = settingsOf(strapi);
    const vault = vaultIn(filesFolder, keyRing);
    if (!dryRun) await shuffleFiles(db, vault, addDays(clock.today(), -DAYS_ANEW));
    return sweepFiles(db, vault, clock.now(), dryRun);
  },
};

export const jobs: readonly Job[] = [sweep];
