import type { Core } from '@strapi/strapi';

/** What knex's pool tells of itself. */
interface Pool {
  numUsed(): number;
  numPendingAcquires(): number;
  on(event: 'acquireRequest', listener: () => void): void;
}

const STEP_MS = 10;
/** A chain of queries has moments in between: one quiet look proves nothing. */
const QUIET_STEPS = 5;
const MOST_STEPS = 1000;

/**
 * The database is closed when nothing uses it any more. After each commit Strapi reads the written row once more for its event hub, and nobody waits for
 * that. A pool that is closed meanwhile never answers: a minute later the query fails as an unhandled rejection, which ends whatever process it is then in.
 */
export const settleBeforeClosing = (strapi: Core.Strapi): void => {
  const { db } = strapi;
  const close = db.destroy.bind(db);
  db.destroy = async () => {
    await quiet((db.connection.client as { pool: Pool }).pool);
    await close();
  };
};

/** Resolves when nobody has asked the pool for anything for a while, and after ten seconds in any case. */
const quiet = async (pool: Pool): Promise<void> => {
  let asked = false;
  pool.on('acquireRequest', () => (asked = true));
  for (let [step, still] = [0, 0]; step < MOST_STEPS && still < QUIET_STEPS; step += 1) {
    asked = false;
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
    still = !asked && pool.numUsed() === 0 && pool.numPendingAcquires() === 0 ? still + 1 : 0;
  }
};
