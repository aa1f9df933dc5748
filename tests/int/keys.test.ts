import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseKeyRing, unseal } from '../../src/plugins/grid/server/src/platform/field-crypto';
import { dialect, fieldKey, loadPlant, server, startApp, type TestApp } from '../support/app';
import { killRotations } from '../support/key-runs';
import { ask, runWorker } from '../support/workers';

type StoreKeys = typeof import('../../src/plugins/grid/server/src/capabilities/confidential/store-keys');
type Database = typeof import('../../src/plugins/grid/server/src/platform/db');

const PLAIN = '旧版本留下的明文';

let app: TestApp;
let sealedByImport: string[];
beforeAll(async () => {
  app = await startApp('2023-01-31', { FIELD_KEYS: fieldKey('first') });
  await loadPlant(app);
  sealedByImport = (await app.strapi.db.connection('grid_care_records').whereNotNull('summary').pluck('summary')) as string[];
});
afterAll(() => app.drop());

const summaries = async (env: Record<string, string>) => (await ask(env, [`select document_id, summary from grid_care_records where summary is not null order by id`]))[0] as { document_id: string; summary: string }[];

test('an import seals what it brings', () => {
  expect(sealedByImport.length).toBeGreaterThan(30);
  expect(sealedByImport.filter((text) => !text.startsWith('v1:first:'))).toEqual([]);
});

test('a text that somebody changed meanwhile is not overwritten by a rotation', async () => {
  const { replaceTexts, textColumns } = server('capabilities/confidential/store-keys') as StoreKeys;
  const { withTx } = server('platform/db') as Database;
  const column = textColumns().find(({ type }) => type === 'care-record')!;
  const [one, two] = (await app.strapi.db.connection('grid_care_records').whereNotNull('summary').orderBy('id').limit(2).select('id', 'summary', 'updated_at')) as { id: number; summary: string; updated_at: unknown }[];
  const replaced = await withTx(app.strapi, (db) => replaceTexts(db, column, [{ id: one!.id, before: 'seen long ago', after: 'lost edit' }, { id: two!.id, before: two!.summary, after: two!.summary.replace('v1', 'v1') }]));
  expect(replaced).toBe(1);
  expect(await app.strapi.db.connection('grid_care_records').where({ id: one!.id }).first('summary', 'updated_at')).toEqual({ summary: one!.summary, updated_at: one!.updated_at });
  await app.strapi.destroy();
});

describe('the start', () => {
  test.each<[string, string, RegExp]>([
    ['no key', '', /FIELD_KEYS is empty; allowed: id:key/],
    ['a short key', 'k1:c2hvcnQ', /FIELD_KEYS: key "k1" has 5 bytes/],
    ['a key like a password', `k1:${Buffer.from('password'.repeat(4)).toString('base64')}`, /is not random/],
  ])('with %s is refused', async (_what, keys, message) => {
    await expect(runWorker({ ...app.env, FIELD_KEYS: keys }, {})).rejects.toThrow(message);
  });

  test('without the key of stored texts is refused, with key, column and number; and goes on when the key is declared lost', async () => {
    const env = { ...app.env, FIELD_KEYS: fieldKey('second') };
    await expect(runWorker(env, {})).rejects.toThrow(new RegExp(`ended with 1.*FIELD_KEYS lacks the key of .*${sealedByImport.length} × care-record\\.summary with key "first".*Refusing to start`, 's'));
    await runWorker({ ...env, FIELD_KEYS_LOST: 'first' }, {});
    await runWorker({ ...env, FIELD_KEYS_LOST: 'first' }, { rotate: true });
    expect((await summaries(app.env)).map(({ summary }) => summary).sort()).toEqual([...sealedByImport].sort());
  });

  test('seals what an older release left in plain, once, whatever it looks like', async () => {
    const [before] = await summaries(app.env);
    const texts = [PLAIN, 'v1: 第一版', 'v1:first:不是密文', 'v1:other:a:b:c'];
    const rows = (await summaries(app.env)).slice(1, 1 + texts.length);
    await ask(app.env, rows.map((row, index) => `update grid_care_records set summary = '${texts[index]}' where document_id = '${row.document_id}'`));
    await runWorker(app.env, {});
    const after = new Map((await summaries(app.env)).map((row) => [row.document_id, row.summary]));
    const ring = parseKeyRing(app.env['FIELD_KEYS']!);
    // What imitates the beginning of a seal of the present key is not looked at: no text of people begins so.
    expect(rows.map((row, index) => (index === 2 ? texts[2] : unseal(ring, { type: 'care-record', documentId: row.document_id, field: 'summary' }, after.get(row.document_id)!)))).toEqual(texts);
    expect(after.get(before!.document_id)).toBe(before!.summary);
    const files = [app.env['DATABASE_FILE']!, `${app.env['DATABASE_FILE']!}-wal`].filter((name) => dialect() === 'sqlite' && fs.existsSync(name));
    expect(files.filter((name) => fs.readFileSync(name).includes(Buffer.from(PLAIN, 'utf8')))).toEqual([]);
    await runWorker(app.env, {});
    expect(new Map((await summaries(app.env)).map((row) => [row.document_id, row.summary]))).toEqual(after);
  });
});

test('rotations that are killed lose no text; after the last one the old key is not needed', async () => {
  const result = await killRotations(3, 3_000, 400);
  expect([result.closed, result.opened]).toEqual([0, 3_000]);
  expect(result.lastEntry['action']).toBe('keys.rotate');
  expect(JSON.parse(String(result.lastEntry['details']))).toMatchObject({ step: 'end', key: 'new', left: 0 });
});

describe('the file of secrets', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lianxin-env-'));
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
  const write = async (before: string | null): Promise<string> => {
    const file = path.join(folder, `env-${Math.random().toString(36).slice(2)}`);
    if (before !== null) fs.writeFileSync(file, before);
    const { spawnSync } = await import('node:child_process');
    const setup = path.join(__dirname, '..', '..', 'scripts', 'lib', 'setup.mjs');
    for (let times = 0; times < 2; times += 1) spawnSync(process.execPath, ['--input-type=module', '-e', `import { ensureEnvFile } from ${JSON.stringify(setup)}; ensureEnvFile(${JSON.stringify(file)});`]);
    return fs.readFileSync(file, 'utf8');
  };
  const keysIn = (text: string) => [...text.matchAll(/^FIELD_KEYS=(.*)$/gm)].map(([, keys]) => keys!);

  test.each<[string, string | null]>([
    ['a new installation', null],
    ['one of an older release', 'APP_KEYS=a,b\nJWT_SECRET=c\n'],
    ['one without a line end', 'APP_KEYS=a,b'],
    ['a comment', '# FIELD_KEYS=old\n'],
  ])('%s gets a key of its own, once', async (_what, before) => {
    const text = await write(before);
    const keys = keysIn(text);
    expect(keys).toHaveLength(1);
    expect(parseKeyRing(keys[0]!).current).toMatch(/^k[0-9a-f]{8}$/);
    if (before !== null) expect(text.startsWith(before)).toBe(true);
  });

  test('a key that is there stays alone', async () => {
    const own = fieldKey('mine');
    expect(keysIn(await write(`FIELD_KEYS=${own}\n`))).toEqual([own]);
  });
});
