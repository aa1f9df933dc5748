import type { RetentionClassRow, RetentionOverview } from '../../src/plugins/grid/shared/contracts/retention';
import { login, server, startPlant, type Account, type PlantApp } from '../support/app';
import { engineOf, type Engine } from '../support/engine';
import { clientOf, type Client } from '../support/http';

type Scheduler = typeof import('../../src/plugins/grid/server/src/platform/scheduler');
type Rows = typeof import('../../src/plugins/grid/server/src/platform/rows');
type Audit = typeof import('../../src/plugins/grid/server/src/platform/audit');
const { runByHand } = server('platform/scheduler') as Scheduler;
const { insertRows } = server('platform/rows') as Rows;
const { hashOf } = server('platform/audit') as Audit;

// The ledger of the reference plant is of 2022. Care records of January 2022 are due on 1 February 2024.
const TODAY = '2023-01-31';
let app: PlantApp;
let engine: Engine;
let office: Client;
let officer: Client;
let branch: Client;
beforeAll(async () => {
  app = await startPlant();
  const accounts = app.accounts;
  engine = engineOf(app);
  const client = async (role: Account['role']) => clientOf(app, await login(app, accounts.find((account) => account.role === role) as Account));
  [office, officer, branch] = [await client('office'), await client('privacyOfficer'), await client('branch')];
});
afterAll(() => app.stop());

const sql = (table: string) => app.strapi.db.connection(table);
const run = (date: string, dryRun = false) => {
  app.setToday(date);
  return runByHand(app.strapi, { name: 'retention', date, dryRun });
};
const overview = async (client = officer): Promise<RetentionOverview> => (await client.get('/grid/retention')).body as unknown as RetentionOverview;
const classOf = async (code: string): Promise<RetentionClassRow> => (await overview()).classes.find((each) => each.code === code) as RetentionClassRow;

/** Everything that a purge may touch, as text: two snapshots are the same when nothing was changed. */
const snapshot = async (): Promise<Record<string, string>> => {
  const tables = ['grid_care_records', 'grid_care_events', 'grid_tasks', 'grid_follow_ups', 'grid_employees', 'grid_outbox', 'grid_imports', 'grid_retention_batch', 'grid_tombstone'];
  const rows: Record<string, string> = {};
  for (const table of tables) rows[table] = JSON.stringify(await sql(table).orderBy(table === 'grid_retention_batch' ? ['class', 'period'] : ['id']));
  // That a job was run by hand is written down, whatever it did.
  rows['grid_audit'] = JSON.stringify(await sql('grid_audit').whereNot('action', 'job.run').orderBy('seq'));
  rows['grid_job_run'] = JSON.stringify(await sql('grid_job_run').whereNot('job', 'retention').orderBy(['job', 'period']));
  return rows;
};

/** The figures of every grid in every month of the ledger, and the buckets of the workbench. */
const figures = async (): Promise<object[]> => {
  const all: object[] = [];
  for (let month = 1; month <= 12; month += 1) all.push((await office.get(`/grid/grids?month=2022-${String(month).padStart(2, '0')}`)).body);
  for (const client of [office, branch]) all.push(((await client.get('/grid/tasks')).body as unknown as { counts: object }).counts);
  return all;
};

const onTime = (month: object): object[] => (month as { nodes: { code: string; onTime: object }[] }).nodes.map(({ code, onTime: share }) => ({ code, share }));

const summaries = async (): Promise<number> => Number(((await sql('grid_care_records').whereNotNull('summary').where('held_on', '<', '2022-02-01').count({ n: '*' })) as { n: number | string }[])[0]?.n);

test('the classes stand with their months, and what is due is counted', async () => {
  const { classes } = await overview();
  expect(classes.map(({ code, months }) => [code, months])).toEqual([['careRecords', 24], ['careEvents', 24], ['carePlans', 24], ['duties', 24], ['leaverNotes', 6], ['matters', 36], ['activities', 36], ['corrections', 36], ['stories', 36], ['audit', 36], ['importResults', 12], ['mailBodies', 12], ['jobRuns', 12], ['wechatSenders', 12]]);
  const records = classes[0] as RetentionClassRow;
  expect(records.held).toBe(await engine.count('grid_care_records'));
  expect([(await office.get('/grid/retention')).status, (await branch.get('/grid/retention')).status]).toEqual([200, 403]);
});

test('a dry run counts and changes nothing, at any date', async () => {
  const before = await snapshot();
  app.setToday('2026-06-01');
  const counts = await run('2026-06-01', true);
  expect(counts['warned']).toBeGreaterThan(100);
  expect(await snapshot()).toEqual(before);
  app.setToday(TODAY);
});

test('nothing is due in the year of the ledger', async () => {
  expect(await run(TODAY)).toEqual({ leavers: 0, warned: 0, purged: 0 });
});

describe('two years later', () => {
  let january: number;
  let counted: object[];

  test('30 days before, the privacy officer is mailed counts, and nothing goes', async () => {
    app.setToday('2024-01-01');
    const first = (await classOf('careRecords')).batches[0];
    expect(first).toMatchObject({ period: '2022-01', dueOn: '2024-02-01', warnedOn: null, extended: null });
    january = first!.rows;
    expect(await run('2024-01-01')).toEqual({ leavers: 0, warned: 0, purged: 0 });
    const result = await run('2024-01-02');
    expect([result['purged'], (result['warned'] ?? 0) >= january]).toEqual([0, true]);
    expect((await classOf('careRecords')).batches[0]).toMatchObject({ warnedOn: '2024-01-02' });
    const mails = (await sql('grid_outbox').where({ template: 'retention-warning' })) as { to_address: string; text: string }[];
    expect(mails.map(({ to_address: to }) => to)).toEqual(['privacy@plant.example']);
    expect(mails[0]?.text).toContain('2022-01');
    expect(await engine.count('grid_audit', { action: 'retention.warn' })).toBeGreaterThan(0);
  });

  test('a second run on the day warns nobody again', async () => {
    const before = await engine.count('grid_outbox');
    expect(await run('2024-01-02')).toEqual({ leavers: 0, warned: 0, purged: 0 });
    expect(await engine.count('grid_outbox')).toBe(before);
  });

  const extend = (client: Client, period: string, body: object, code = 'careRecords') => client.post(`/grid/retention/${code}/extensions`, { period, until: '2024-06-01', reason: '办理诉求尚未结束', ...body });

  test('is extended once, by the privacy officer, with a reason', async () => {
    const period = (await classOf('careRecords')).batches[0]!.period;
    expect((await extend(office, period, {})).status).toBe(403);
    expect((await extend(officer, period, { reason: '' })).status).toBe(400);
    expect((await extend(officer, period, { until: '2024-01-31' })).status).toBe(400);
    expect((await extend(officer, period, { until: '2027-01-01' })).status).toBe(400);
    expect((await extend(officer, '1999-01', {})).status).toBe(404);
    expect((await extend(officer, period, {}, 'nosuch')).status).toBe(400);
    const answers = await Promise.all([1, 2, 3].map(() => extend(officer, period, {})));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect((await classOf('careRecords')).batches[0]).toMatchObject({ dueOn: '2024-06-01', warnedOn: null, extended: { until: '2024-06-01', on: '2024-01-02', reason: '办理诉求尚未结束' } });
    expect(await engine.count('grid_audit', { action: 'retention.extend' })).toBe(1);
  });

  test('what is extended stays on its first day, what is not goes', async () => {
    counted = await figures();
    const before = { texts: await summaries(), subjects: await engine.count('grid_tasks', { subject_id: null }) };
    const result = await run('2024-02-01');
    expect(await summaries()).toBe(before.texts);
    expect(result['purged']).toBeGreaterThan(0);
    expect(await engine.count('grid_tasks', { subject_id: null })).toBeGreaterThan(before.subjects);
  });

  test('is warned of again and goes on the new day', async () => {
    await run('2024-05-02');
    const before = await engine.count('grid_care_records');
    await run('2024-06-01');
    const gone = (await sql('grid_care_records').where('held_on', '<', '2022-02-01')) as { summary: string | null; place: string | null; conducted_by_id: number | null; form: string }[];
    expect(gone.length).toBeGreaterThan(0);
    expect(await engine.count('grid_care_records')).toBe(before);
    expect(gone.every((row) => row.summary === null && row.place === null && row.conducted_by_id !== null && row.form !== '')).toBe(true);
  });

  test('tombstones keep the counts: as many as were there, by class, month and grid', async () => {
    const { purged } = await classOf('careRecords');
    expect(purged).toBeGreaterThanOrEqual(january);
    const stones = (await sql('grid_tombstone').where({ class: 'careRecords' })) as { grid_id: number | null; period: string; rows: number }[];
    expect(stones.every((stone) => stone.grid_id !== null && /^2022-\d\d$/.test(stone.period))).toBe(true);
    const audited = ((await sql('grid_audit').where({ action: 'retention.purge' })) as { details: string }[]).map(({ details }) => JSON.parse(details) as { class: string; rows: number }).filter((each) => each.class === 'careRecords');
    expect(audited.reduce((sum, each) => sum + each.rows, 0)).toBe(purged);
  });

  test('everything of 2022 goes in the end; the figures of every grid and month are what they were', async () => {
    app.setToday(TODAY);
    const before = await figures();
    for (const day of ['2026-01-01', '2026-01-31', '2026-03-02']) await run(day);
    const open = sql('grid_tasks').where({ state: 'open' }).whereNotNull('event_id').select('event_id');
    const held = (await sql('grid_care_events').whereNotNull('employee_id').orWhereNotNull('note').select('id')) as { id: number }[];
    // An event whose duty is still open is not closed.
    expect(held.length).toBeGreaterThan(0);
    expect(held).toEqual(await sql('grid_care_events').whereIn('id', open).orderBy('id').select('id'));
    expect(Number(((await sql('grid_care_records').whereNotNull('summary').count({ n: '*' })) as { n: number }[])[0]?.n)).toBe(0);
    app.setToday(TODAY);
    const after = await figures();
    expect(after).toEqual(before);
    // Since before the first purge, too: the months of 2022 are past on either day.
    expect(after.slice(0, 12).map(onTime)).toEqual(counted.slice(0, 12).map(onTime));
  });

  test('a second run finds nothing and changes nothing', async () => {
    const before = await snapshot();
    expect(await run('2026-03-02')).toMatchObject({ purged: 0, warned: 0 });
    expect(await snapshot()).toEqual(before);
  });
});

describe('the other classes', () => {
  const warnThenPurge = async (first: string, second: string): Promise<void> => {
    await run(first);
    await run(second);
  };

  test('a leaver’s notes go six months after the day he was first seen to have left; who comes back is a leaver no more', async () => {
    const [left, back] = [await engine.person('HS0031'), await engine.person('HS0032')];
    const grid = ((await sql('grid_employees').where({ id: left.id }).first('grid_id')) as { grid_id: number }).grid_id;
    await engine.tx(async (db) => {
      for (const person of [left, back]) {
        await insertRows(db, 'care-event', [{ code: `LEFT-${person.id}`, employee: person.id, employeeId: person.id, kind: 'hospital', occurredOn: '2026-03-01', reportedOn: '2026-03-01', note: '说明', grid, gridId: grid }]);
        await insertRows(db, 'care-record', [{ employees: [person.id], conductedBy: back.id === person.id ? left.id : back.id, form: 'individual', heldOn: '2026-03-01', recordedOn: '2026-03-01', summary: '谈话内容', grid, gridId: grid }]);
        await insertRows(db, 'care-profile', [{ employee: person.id, employeeId: person.id, gridId: grid, health: '健康' }]);
      }
      await insertRows(db, 'care-record', [{ employees: [left.id, back.id], conductedBy: back.id, form: 'group', heldOn: '2026-03-01', recordedOn: '2026-03-01', summary: '多人谈话', grid, gridId: grid }]);
    });
    for (const person of [left, back]) {
      const { document_id: rowId } = (await sql('grid_care_events').where({ code: `LEFT-${person.id}` }).first('document_id')) as { document_id: string };
      await sql('grid_attachment').insert({ id: String(person.id).padStart(36, '0'), type: 'care-event', row_id: rowId, name: 'x.jpg', mime: 'image/jpeg', bytes: 1, sha256: 'x', key_id: 'k', by_user: 1, by_name: 'x', at: '2026-03-01T00:00:00Z' });
    }
    await sql('grid_employees').whereIn('id', [left.id, back.id]).update({ employment_status: 'left' });
    expect((await run('2026-03-10'))['leavers']).toBe(2);
    await sql('grid_employees').where({ id: back.id }).update({ employment_status: 'active' });
    await warnThenPurge('2026-09-01', '2026-10-01');
    const note = async (id: number) => ((await sql('grid_care_events').where({ code: `LEFT-${id}` }).first('note')) as { note: string | null }).note;
    expect([await note(left.id), typeof (await note(back.id))]).toEqual([null, 'string']);
    expect([await engine.count('grid_care_profiles', { employee_id: left.id }), await engine.count('grid_care_profiles', { employee_id: back.id })]).toEqual([0, 1]);
    expect(((await sql('grid_attachment').select('id')) as { id: string }[]).map(({ id }) => Number(id))).toEqual([back.id]);
    // The talk with both tells of the one who stayed.
    expect((await sql('grid_care_records').where({ held_on: '2026-03-01', form: 'group' }).first('summary')) as object).toEqual({ summary: expect.any(String) });
  });

  test('bodies of mails, results of imports and runs of jobs go after a year; queued mails, the lists and the latest runs stay', async () => {
    const imports = await engine.count('grid_imports');
    await sql('grid_outbox').update({ state: 'sent', created_at: '2023-01-31T00:00:00Z' });
    await sql('grid_outbox').insert({ id: 'q'.repeat(36), dedup_key: 'queued', to_name: 'x', to_address: 'x@x.example', template: 'digest', policy: 'at-least-once', subject: 'x', html: 'x', text: 'x', state: 'queued', next_try_at: 'x', created_at: '2023-01-31T00:00:00Z' });
    await sql('grid_imports').update({ at: '2023-01-31T00:00:00Z' });
    await sql('grid_job_run').insert([{ job: 'escalate', period: '2023-01-30', state: 'done', owner: '1', tries: 1, started_at: '2023-01-30T00:00:00Z' }, { job: 'escalate', period: '2023-01-31', state: 'done', owner: '1', tries: 1, started_at: '2023-01-31T00:00:00Z' }]);
    await warnThenPurge('2026-11-01', '2026-12-01');
    expect(await engine.count('grid_outbox', { state: 'sent', text: '' })).toBe(Number(((await sql('grid_outbox').where({ state: 'sent', created_at: '2023-01-31T00:00:00Z' }).count({ n: '*' })) as { n: number }[])[0]?.n));
    expect(await engine.count('grid_outbox', { dedup_key: 'queued', text: 'x' })).toBe(1);
    expect([await engine.count('grid_imports'), await engine.count('grid_imports', { result: '' })]).toEqual([imports, imports]);
    expect((await sql('grid_job_run').where({ job: 'escalate' }).select('period')) as object[]).toEqual([{ period: '2023-01-31' }]);
    const [mail] = (await sql('grid_outbox').where({ text: '' }).limit(1)) as { id: string }[];
    const [done] = (await sql('grid_imports').limit(1)) as { id: string }[];
    expect([(await office.post(`/grid/outbox/${mail!.id}/resend`)).status, (await office.get(`/grid/imports/${done!.id}/result`)).status, (await office.get('/grid/imports')).status]).toEqual([409, 404, 200]);
  });

  test('the trail goes from its beginning, and what stays still verifies', async () => {
    const rows = (await sql('grid_audit').orderBy('seq')) as Parameters<Audit['hashOf']>[1][];
    expect(rows.length).toBeGreaterThan(5);
    app.setToday('2030-06-01');
    await warnThenPurge('2030-06-01', '2030-07-01');
    const stay = (await sql('grid_audit').orderBy('seq')) as (Parameters<Audit['hashOf']>[1] & { hash: string })[];
    const head = (await sql('grid_audit_head').first()) as { seq: number; hash: string; base_seq: number; base_hash: string };
    expect(stay[0]?.seq).toBe(head.base_seq + 1);
    let hash = head.base_hash;
    for (const { hash: stored, ...row } of stay) {
      hash = hashOf(hash, row);
      expect(stored).toBe(hash);
    }
    expect([stay.at(-1)?.seq, hash]).toEqual([head.seq, head.hash]);
  });
});
