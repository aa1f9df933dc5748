import { randomBytes } from 'node:crypto';
import type { AuditFinding } from '../../src/plugins/grid/shared/contracts/audit';
import { dialect, server, startApp, type TestApp } from '../support/app';
import { appendAudit, auditEnds, findingsIn, inTx, lastSeq, systemActor, trail } from '../support/audit';
import { ask, runWorker } from '../support/workers';

type Purge = typeof import('../../src/plugins/grid/server/src/platform/audit-purge');
type Db = import('../../src/plugins/grid/server/src/platform/db').Db;

let app: TestApp;
beforeAll(async () => {
  app = await startApp('2023-01-31');
});
afterAll(() => app.stop());

const sql = (table: string) => app.strapi.db.connection(table);
const actor = systemActor('test');
const add = (count: number, name = 'test') => inTx(app, (db) => appendAudit(db, systemActor(name), Array.from({ length: count }, (_, i) => ({ action: 'row.update' as const, type: 'task', rowId: `r${i}`, fields: ['a', 'b'], details: { i } }))));
const isGapless = (seqs: readonly number[]): boolean => seqs.every((seq, index) => index === 0 || seq === (seqs[index - 1] ?? 0) + 1);

describe('one line', () => {
  test('an entry is in the transaction of its deed, or not at all', async () => {
    const before = await lastSeq(app);
    await expect(inTx(app, async (db) => {
      await appendAudit(db, actor, [{ action: 'row.update', type: 'task' }]);
      throw new Error('the deed failed');
    })).rejects.toThrow('the deed failed');
    expect(await lastSeq(app)).toBe(before);
    await inTx(app, async (db) => {
      await appendAudit(db, actor, [{ action: 'row.update', type: 'task' }]);
      // A transaction inside of it joins it: both entries come with the one commit.
      await inTx(app, (inner) => appendAudit(inner, actor, [{ action: 'row.delete', type: 'task' }]));
    });
    expect((await trail(app, before)).map((row) => row.action)).toEqual(['row.update', 'row.delete']);
  });

  test('no entry, no deed: when the trail cannot be continued, the deed is taken back', async () => {
    await sql('grid_audit_head').update({ id: 2 });
    await expect(inTx(app, async (db) => {
      await db.sql('grid_outbox').insert({ id: '00000000-0000-4000-8000-000000000001', dedup_key: 'k', to_name: '', to_address: '', template: '', policy: '', subject: '', html: '', text: '', state: 'sent', next_try_at: '', created_at: '' });
      await appendAudit(db, actor, [{ action: 'row.create' }]);
    })).rejects.toThrow('grid_audit_head has no row');
    await sql('grid_audit_head').update({ id: 1 });
    expect(await sql('grid_outbox').where({ dedup_key: 'k' })).toEqual([]);
  });

  test('an entry after the end of its transaction is refused, not lost', async () => {
    let kept: Db | undefined;
    await inTx(app, async (db) => void (kept = db));
    await expect(appendAudit(kept as Db, actor, [{ action: 'login' }])).rejects.toThrow(/open transaction/);
    // Nor is one outside of any: what is read without a transaction is written down with one.
    await expect(appendAudit({ ...(kept as Db), sql: app.strapi.db.connection as never }, actor, [{ action: 'login' }])).rejects.toThrow(/open transaction/);
  });

  test('texts that a database would refuse or give back changed do not break the chain', async () => {
    await inTx(app, (db) => appendAudit(db, systemActor('name \0 with \ud800 half a letter 😀'), [{ action: 'row.update', type: 'x'.repeat(100), rowId: `${'y'.repeat(63)}😀`, reason: '"\\\u2028', details: { 'a\0': 'b\udfff' } }]));
    expect(await inTx(app, (db) => findingsIn(db))).toEqual([]);
  });

  test('40 transactions at once, some of which fail: no gap, no fork', async () => {
    const before = await lastSeq(app);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 40 }, (_, i) => inTx(app, async (db) => {
        await appendAudit(db, systemActor(`writer ${i}`), [{ action: 'row.update', type: 'task' }, { action: 'row.update', type: 'task' }]);
        if (i % 4 === 0) throw new Error('planned');
      })),
    );
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(10);
    const rows = await trail(app, before);
    expect([rows.length, isGapless(rows.map(({ seq }) => seq)), new Set(rows.map(({ actor_name }) => actor_name)).size]).toEqual([60, true, 30]);
    expect(await inTx(app, (db) => findingsIn(db))).toEqual([]);
  });

  test('two processes at once, 100 transactions each: no gap, no fork', async () => {
    const before = await lastSeq(app);
    await Promise.all([runWorker(app.env, { audits: 100 }), runWorker(app.env, { audits: 100 })]);
    const rows = await trail(app, before);
    expect([rows.length, isGapless(rows.map(({ seq }) => seq)), new Set(rows.map(({ actor_name }) => actor_name)).size]).toEqual([200, true, 2]);
    expect(await inTx(app, (db) => findingsIn(db))).toEqual([]);
  });
});

describe('entries are only added', () => {
  const attempts: [string, (db: Db) => Promise<unknown>][] = [
    ['an update', (db) => db.sql('grid_audit').where({ seq: 1 }).update({ actor_name: 'x' })],
    ['a deletion', (db) => db.sql('grid_audit').where({ seq: 1 }).delete()],
    ['a deletion of all', (db) => db.sql('grid_audit').delete()],
    ['an upsert', (db) => db.sql.raw(`insert into grid_audit select * from grid_audit where seq = 1 on conflict (seq) do update set actor_name = 'x'`)],
    ['emptying the table', (db) => db.sql.raw(dialect() === 'postgres' ? 'truncate grid_audit' : 'insert or replace into grid_audit select * from grid_audit where seq = 1')],
  ];
  test.each(attempts)('%s is refused', async (_what, attempt) => {
    const before = await trail(app);
    // The driver keeps the error class of the first file that loaded it, which another file does not know for an error.
    await expect(inTx(app, attempt).catch((error: Error) => Promise.reject(new Error(error.message)))).rejects.toThrow(/append-only/);
    expect(await trail(app)).toEqual(before);
  });
});

// SQLite has no roles.
(dialect() === 'postgres' ? test : test.skip)('a server whose role owns nothing adds entries and can do nothing else to them', async () => {
  const role = `app_${randomBytes(4).toString('hex')}`;
  const { connection } = app.strapi.db;
  await connection.raw(`create role ${role} login password 'Lianxin1'`);
  await connection.raw(`grant select, insert, update, delete on all tables in schema public to ${role}`);
  await connection.raw(`grant usage, select on all sequences in schema public to ${role}`);
  await connection.raw(`revoke update, delete, truncate on grid_audit from ${role}`);
  const url = new URL(app.env['DATABASE_URL'] ?? '');
  Object.assign(url, { username: role, password: 'Lianxin1' });
  const before = await lastSeq(app);
  await runWorker({ ...app.env, DATABASE_URL: url.href }, { audits: 5 });
  expect(await trail(app, before)).toHaveLength(5);
  for (const statement of ['update grid_audit set seq = 1', 'delete from grid_audit', 'truncate grid_audit', 'drop trigger grid_audit_append_only on grid_audit']) {
    await expect(ask({ DATABASE_URL: url.href }, [statement])).rejects.toThrow(/permission denied|must be owner/);
  }
  await connection.raw(`drop owned by ${role}`);
  await connection.raw(`drop role ${role}`);
});

/** Tampers in a transaction that is rolled back. */
const tamper = async (change: (db: Db) => Promise<unknown>, heads: { seq: number; hash: string }[] = []): Promise<AuditFinding[]> => {
  let found: AuditFinding[] = [];
  await inTx(app, async (db) => {
    await change(db);
    found = await findingsIn(db, heads);
    throw new Error('taken back');
  }).catch((error: Error) => {
    if (error.message !== 'taken back') throw error;
  });
  return found;
};

/** Goes on from a hash as if nothing had been, head included. */
const addTo = async (db: Db, seq: number, count: number, after: string): Promise<void> => {
  const { hashOf } = server('platform/audit') as typeof import('../../src/plugins/grid/server/src/platform/audit');
  const model = (await db.sql('grid_audit').where({ seq: seq - 1 }).first()) as Parameters<typeof hashOf>[1];
  let hash = after;
  for (let each = seq; each < seq + count; each += 1) {
    const row = { ...model, seq: each, actor_name: 'forged' };
    hash = hashOf(hash, row);
    await db.sql('grid_audit').insert({ ...row, hash });
  }
  await db.sql('grid_audit_head').update({ seq: seq + count - 1, hash });
};

describe('somebody goes past the triggers', () => {
  const PLACES = 250;
  let size = 0;
  let seed = 7;
  /** A number from `from` to `to`, the same in every run. */
  const pick = (from: number, to: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return from + (seed % (to - from + 1));
  };
  const move = (db: Db, from: number, to: number) => db.sql('grid_audit').where({ seq: from }).update({ seq: to });
  const near = (findings: readonly AuditFinding[], seq: number): boolean => findings.some(({ from, to }) => from - 1 <= seq && seq <= to + 1);

  beforeAll(async () => {
    await add(100);
    const triggers = dialect() === 'postgres' ? ['grid_audit_append_only', 'grid_audit_no_truncate'] : ['grid_audit_no_update', 'grid_audit_no_delete', 'grid_audit_no_replace'];
    for (const name of triggers) await app.strapi.db.connection.raw(`drop trigger ${name}${dialect() === 'postgres' ? ' on grid_audit' : ''}`);
    size = await lastSeq(app);
  });

  test('an untouched chain holds', async () => expect(await tamper(async () => undefined)).toEqual([]));

  test(`a changed entry is found, at ${PLACES} places, whichever column`, async () => {
    const columns = ['at', 'actor_kind', 'actor_id', 'actor_employee_id', 'actor_name', 'actor_roles', 'action', 'type', 'row_id', 'subject_id', 'fields', 'reason', 'details', 'hash'];
    for (let i = 0; i < PLACES; i += 1) {
      const [seq, column] = [pick(1, size), columns[i % columns.length] ?? ''];
      const found = await tamper((db) => db.sql('grid_audit').where({ seq }).update({ [column]: /_id$/.test(column) && column !== 'row_id' ? 987_654 : 'changed' }));
      expect([seq, column, found.length > 0, found.map(({ kind }) => kind), near(found, seq)]).toEqual([seq, column, true, found.map(() => 'changed'), true]);
    }
  });

  test(`a missing entry is found, at ${PLACES} places, with and without closing the gap`, async () => {
    for (let i = 0; i < PLACES; i += 1) {
      const [seq, closed] = [pick(1, size), i % 5 === 0];
      const found = await tamper(async (db) => {
        await db.sql('grid_audit').where({ seq }).delete();
        if (closed) for (let next = seq + 1; next <= size; next += 1) await move(db, next, next - 1);
      });
      // Where the last two close the gap nothing follows that could tell a missing entry from a changed one.
      expect([seq, closed, found.some(({ kind }) => kind === 'missing'), near(found, seq)]).toEqual([seq, closed, true, true]);
    }
  });

  test(`an inserted entry is found, at ${PLACES} places`, async () => {
    for (let i = 0; i < PLACES; i += 1) {
      const seq = i % 10 === 0 ? size + 1 : pick(Math.max(1, size - 60), size);
      const found = await tamper(async (db) => {
        for (let next = size; next >= seq; next -= 1) await move(db, next, next + 1);
        const [model] = (await db.sql('grid_audit').where({ seq: Math.min(seq - 1, size) || seq + 1 })) as object[];
        await db.sql('grid_audit').insert({ ...model, seq, actor_name: 'forged', hash: '0'.repeat(64) });
      });
      expect([seq, found.some(({ kind }) => kind === 'inserted'), near(found, seq)]).toEqual([seq, true, true]);
    }
  });

  test(`two entries that changed places are found, at ${PLACES} pairs`, async () => {
    for (let i = 0; i < PLACES; i += 1) {
      const one = pick(1, size - 1);
      const other = i % 3 === 0 ? one + 1 : pick(one + 1, size);
      const found = await tamper(async (db) => {
        await move(db, one, -1);
        await move(db, other, one);
        await move(db, -1, other);
      });
      const places = found.filter(({ kind }) => kind === 'reordered');
      expect([one, other, near(places, one), near(places, other)]).toEqual([one, other, true, true]);
    }
  });

  test('a cut end is found only against a head that was kept elsewhere', async () => {
    const { head } = await inTx(app, auditEnds);
    const cut = async (db: Db) => {
      await db.sql('grid_audit').where('seq', '>', size - 5).delete();
      const [last] = (await db.sql('grid_audit').where({ seq: size - 5 })) as { hash: string }[];
      await db.sql('grid_audit_head').update({ seq: size - 5, hash: last?.hash });
    };
    expect(await tamper(cut)).toEqual([]);
    expect(await tamper(cut, [head])).toEqual([{ kind: 'cut', from: size - 4, to: size }]);
    // The thief goes on writing: the number of the head is there again, with another hash.
    const forged = async (db: Db) => {
      await cut(db);
      const { hash } = (await db.sql('grid_audit').where({ seq: size - 5 }).first()) as { hash: string };
      await addTo(db, size - 4, 6, hash);
    };
    expect(await tamper(forged)).toEqual([]);
    expect(await tamper(forged, [head])).toEqual([{ kind: 'cut', from: size, to: size }]);
    // Without touching the head the cut shows by itself.
    expect(await tamper((db) => db.sql('grid_audit').where('seq', '>', size - 5).delete())).toEqual([{ kind: 'missing', from: size - 4, to: size }]);
  });

  test('a chain that was written anew from a place on is found against a head', async () => {
    const { head } = await inTx(app, auditEnds);
    const { hashOf } = server('platform/audit') as typeof import('../../src/plugins/grid/server/src/platform/audit');
    const anew = async (db: Db) => {
      const rows = (await db.sql('grid_audit').where('seq', '>=', size - 9).orderBy('seq')) as Parameters<typeof hashOf>[1][];
      let [{ hash }] = (await db.sql('grid_audit').where({ seq: size - 10 })) as [{ hash: string }];
      for (const row of rows) {
        const forged = { ...row, actor_name: 'somebody else' };
        hash = hashOf(hash, forged);
        await db.sql('grid_audit').where({ seq: row.seq }).update({ actor_name: forged.actor_name, hash });
      }
      await db.sql('grid_audit_head').update({ hash });
    };
    expect(await tamper(anew)).toEqual([]);
    expect(await tamper(anew, [head])).toEqual([{ kind: 'cut', from: size, to: size }]);
  });
});

describe('retention', () => {
  const { purgeAuditBefore } = server('platform/audit-purge') as Purge;

  test('what is older goes, the rest still holds, and the purge is an entry', async () => {
    const size = await lastSeq(app);
    const middle = Math.floor(size / 2);
    // Half of the trail in the past; its hashes are written anew as if it had been then.
    const { hashOf } = server('platform/audit') as typeof import('../../src/plugins/grid/server/src/platform/audit');
    await inTx(app, async (db) => {
      let hash = '0'.repeat(64);
      for (const row of (await db.sql('grid_audit').orderBy('seq')) as Parameters<typeof hashOf>[1][]) {
        const dated = { ...row, at: row.seq <= middle ? '2019-05-05T00:00:00.000Z' : '2022-05-05T00:00:00.000Z' };
        hash = hashOf(hash, dated);
        await db.sql('grid_audit').where({ seq: row.seq }).update({ at: dated.at, hash });
      }
      await db.sql('grid_audit_head').update({ hash });
    });
    expect(await inTx(app, (db) => purgeAuditBefore(db, '2019-01-01', actor))).toEqual({ rows: 0, base: 0 });
    expect(await inTx(app, (db) => purgeAuditBefore(db, '2020-01-31', actor))).toEqual({ rows: middle, base: middle });
    expect([(await trail(app))[0]?.seq, await inTx(app, (db) => findingsIn(db))]).toEqual([middle + 1, []]);
    expect((await trail(app, size)).map((row) => [row.action, row.details])).toEqual([['retention.purge', JSON.stringify({ rows: middle, upTo: middle })]]);
    expect(await inTx(app, (db) => purgeAuditBefore(db, '2020-01-31', actor))).toEqual({ rows: 0, base: middle });
    expect((await inTx(app, auditEnds)).base.seq).toBe(middle);
  });
});
