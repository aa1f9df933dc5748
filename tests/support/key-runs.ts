import { parseKeyRing, unseal } from '../../src/plugins/grid/server/src/platform/field-crypto';
import { fieldKey, server, startApp, type TestApp } from './app';
import { ask, killWorker, runWorker } from './workers';

type Rows = typeof import('../../src/plugins/grid/server/src/platform/rows');
type Database = typeof import('../../src/plugins/grid/server/src/platform/db');

const OLD = fieldKey('old');
const NEW = fieldKey('new');
const textOf = (index: number) => `说明 ${index}`;

/** A database with that many notes, sealed with the old key, left to other processes. */
const prepared = async (count: number): Promise<TestApp> => {
  const app = await startApp('2023-06-20', { FIELD_KEYS: OLD });
  const { insertRows } = server('platform/rows') as Rows;
  const { withTx } = server('platform/db') as Database;
  const events = Array.from({ length: count }, (_, index) => ({ code: `E-${index}`, kind: 'hospital', occurredOn: '2023-01-10', reportedOn: '2023-01-10', note: textOf(index) }));
  await withTx(app.strapi, (db) => insertRows(db, 'care-event', events));
  await app.strapi.destroy();
  return app;
};

export interface RotationKills {
  readonly kills: number;
  /** Kills after which some texts had the new key and some the old one. */
  readonly halfway: number;
  /** Texts that did not open with both keys after a kill. */
  readonly closed: number;
  /** Texts that open with the new key alone, at the end. */
  readonly opened: number;
  readonly lastEntry: Record<string, unknown>;
}

/** Kills rotations at random moments, then rotates to the end and starts without the old key. */
export const killRotations = async (kills: number, count: number, withinMs: number): Promise<RotationKills> => {
  const app = await prepared(count);
  try {
    const env = { ...app.env, FIELD_KEYS: `${NEW},${OLD}` };
    let [done, halfway, closed] = [0, 0, 0];
    for (let round = 0; round < kills; round += 1) {
      if (await killWorker(env, { rotate: true }, withinMs)) done += 1;
      const { ids, open } = await opened(env);
      if (ids.size === 2) halfway += 1;
      closed += count - open;
      // From the beginning again, or the later kills would find nothing left to do.
      if (ids.has('new') && !ids.has('old')) await runWorker({ ...env, FIELD_KEYS: `${OLD},${NEW}` }, { rotate: true });
    }
    await runWorker(env, { rotate: true });
    const alone = { ...env, FIELD_KEYS: NEW };
    await runWorker(alone, {});
    const [[lastEntry = {}] = []] = await ask(env, [`select action, details from grid_audit order by seq desc limit 1`]);
    return { kills: done, halfway, closed, opened: (await opened(alone)).open, lastEntry };
  } finally {
    await app.drop();
  }
};

const opened = async (env: Record<string, string>): Promise<{ ids: Set<string>; open: number }> => {
  const ring = parseKeyRing(env['FIELD_KEYS'] as string);
  const [rows = []] = await ask(env, [`select code, document_id, note from grid_care_events`]);
  let open = 0;
  const ids = new Set<string>();
  for (const row of rows as { code: string; document_id: string; note: string }[]) {
    ids.add(row.note.split(':')[1] as string);
    if (unseal(ring, { type: 'care-event', documentId: row.document_id, field: 'note' }, row.note) === textOf(Number(row.code.slice(2)))) open += 1;
  }
  return { ids, open };
};
