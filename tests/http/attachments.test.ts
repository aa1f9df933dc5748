import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { login, server, startPlant, type PlantApp } from '../support/app';
import { clientsOf, REACH, type Client, type Role } from '../support/http';
import { plantRows, type PlantRows } from '../support/plant-rows';

let app: PlantApp;
let rows: PlantRows;
let clients: Record<Role, Client>;
const tokens: Partial<Record<Role, string>> = {};
beforeAll(async () => {
  app = await startPlant({ FILES_FOLDER: mkdtempSync(path.join(os.tmpdir(), 'lianxin-files-')) });
  const accounts = app.accounts;
  rows = await plantRows(app);
  clients = await clientsOf(app, accounts);
  for (const account of accounts) if (account.role in REACH) tokens[account.role as Role] = await login(app, account);
});
afterAll(() => app.stop());

const sql = (table: string) => app.strapi.db.connection(table);
const bearer = (role: Role) => ({ Authorization: `Bearer ${tokens[role] ?? ''}` });
const record = () => rows.of('care-record', 'own').doc;
const folder = () => (server('platform/settings') as typeof import('../../src/plugins/grid/server/src/platform/settings')).settingsOf(app.strapi).filesFolder;
const filesIn = (at: string): string[] => readdirSync(at, { recursive: true }).map((name) => path.join(at, String(name))).filter((file) => statSync(file).isFile());

const PLACE = 'GPS-22.8170N-108.3665E';
/** A photo with a place, a maker and a date in it. */
const photo = () =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#c00' } })
    .withExif({ IFD0: { Make: 'PhoneMaker', ImageDescription: PLACE }, IFD3: { GPSLatitude: '22/1 49/1 1/1', GPSLatitudeRef: 'N' } })
    .jpeg()
    .toBuffer();
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');

const upload = async (role: Role, content: Buffer, { name = '慰问照片.JPG', type = 'care-record', row = record() } = {}) => {
  const answer = await app.http().post('/grid/attachments').set(bearer(role)).field('type', type).field('row', row).attach('file', content, { filename: name });
  return { status: answer.status, body: answer.body as { id: string; name: string; mime: string; error: { details: { issues: { field: string; code: string }[] } } } };
};
const open = (role: Role, id: string, body: object = { reason: 'followUp' }) =>
  app.http().post(`/grid/attachments/${id}/readings`).set(bearer(role)).send(body).buffer(true).parse((res, done) => {
    const parts: Buffer[] = [];
    res.on('data', (part: Buffer) => parts.push(part));
    res.on('end', () => done(null, Buffer.concat(parts)));
  });
const listOf = (role: Role, row = record()) => clients[role].get(`/grid/attachments?type=care-record&row=${row}`);

describe('a photo of a visit', () => {
  let id: string;
  beforeAll(async () => {
    const answer = await upload('branch', await photo());
    expect([answer.status, answer.body.name, answer.body.mime]).toEqual([200, '慰问照片.jpg', 'image/jpeg']);
    id = answer.body.id;
  });

  test('comes back without place, maker and date, as a download that runs nothing', async () => {
    const answer = await open('branch', id);
    expect(answer.status).toBe(200);
    const content = answer.body as Buffer;
    expect(content.toString('latin1')).not.toMatch(/GPS|PhoneMaker/);
    expect((await sharp(content).metadata()).exif).toBeUndefined();
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename=.*filename\*=UTF-8''/);
    expect([answer.headers['x-content-type-options'], answer.headers['cache-control'], answer.headers['content-type']]).toEqual(['nosniff', 'private, no-store', 'image/jpeg']);
    expect(answer.headers['content-security-policy']).toContain('sandbox');
  });

  test('lies sealed, outside of what is served, readable for the owner of the process only', async () => {
    const files = filesIn(folder());
    expect(files.some((file) => file.endsWith(id))).toBe(true);
    for (const file of files) {
      expect(readFileSync(file).subarray(0, 4).toString()).toBe('LXF1');
      expect(statSync(file).mode & 0o077).toBe(0);
    }
    expect((await app.http().get(`/uploads/${id}`)).status).toBe(404);
  });

  test('every opening stands in the trail of the people whom the talk was with', async () => {
    const before = await sql('grid_audit').where({ action: 'file.download' });
    await open('branch', id, { reason: 'other', note: '补充材料' });
    const after = (await sql('grid_audit').where({ action: 'file.download' }).orderBy('seq')) as { reason: string; row_id: string; subject_id: number }[];
    const people = await sql('grid_care_records_employees_lnk').where({ care_record_id: rows.of('care-record', 'own').id });
    expect(after.length - before.length).toBe(people.length);
    expect(after.at(-1)).toMatchObject({ reason: 'other: 补充材料', row_id: record() });
  });

  test('no reason, no file', async () => {
    for (const body of [{}, { reason: 'curious' }, { reason: 'other' }, { reason: 'followUp', more: 1 }]) expect((await open('branch', id, body)).status).toBe(400);
  });

  test('no entry in the trail, no file', async () => {
    await app.strapi.db.connection.schema.renameTable('grid_audit', 'grid_audit_away');
    const answer = await open('branch', id);
    await app.strapi.db.connection.schema.renameTable('grid_audit_away', 'grid_audit');
    expect(answer.status).toBe(503);
    expect((answer.body as Buffer).toString('latin1')).not.toContain('JFIF');
  });

  test('a group leader opens what he held, and not what another held in his group', async () => {
    const conductor = (id: number) => sql('grid_care_records').where({ id: rows.of('care-record', 'own').id }).update({ conducted_by_id: id });
    await conductor(rows.person('HS0010').id);
    expect([(await listOf('group')).status, (await open('group', id)).status]).toEqual([200, 200]);
    await conductor(rows.person('HS0006').id);
    expect([(await listOf('group')).status, (await open('group', id)).status]).toEqual([404, 404]);
  });

  // Who may open the text of the talk: the branch in which it lies and who held it. The office and the committee reach the row, not what was said.
  test.each<[Role, number]>([['branch', 200], ['superAdmin', 200], ['office', 404], ['committee', 403], ['group', 404], ['publisher', 403], ['privacyOfficer', 403], ['none', 403]])('%s gets %i', async (role, status) => {
    expect((await listOf(role)).status).toBe(status);
    expect((await open(role === 'none' ? 'publisher' : role, id)).status).toBe(status);
  });

  test('of another branch is not there', async () => {
    const foreign = rows.of('care-record', 'foreign').doc;
    expect((await upload('branch', PDF, { row: foreign })).status).toBe(404);
    expect((await listOf('branch', foreign)).status).toBe(404);
  });

  test('only who attached it takes it away, and the file goes with it', async () => {
    expect((await clients.superAdmin.delete(`/grid/attachments/${id}`)).status).toBe(404);
    expect((await clients.branch.delete(`/grid/attachments/${id}`)).status).toBe(200);
    expect(filesIn(folder()).some((file) => file.endsWith(id))).toBe(false);
    expect((await open('branch', id)).status).toBe(404);
  });
});

describe('what a file is, its content says', () => {
  const png = () => sharp({ create: { width: 4, height: 4, channels: 3, background: '#000' } }).png().toBuffer();
  test.each<[string, () => Promise<Buffer> | Buffer, string, string]>([
    ['a PNG called .exe', png, 'run.exe', 'run.png'],
    ['a PDF without a name', () => PDF, '.pdf', 'file.pdf'],
    ['a name with a path', () => PDF, '../../../etc/cron.d/x.pdf', 'x.pdf'],
  ])('%s', async (_what, content, given, name) => expect((await upload('branch', await content(), { name: given })).body.name).toBe(name));

  const bomb = () => sharp({ create: { width: 16_000, height: 16_000, channels: 3, background: '#000' } }).png({ compressionLevel: 9 }).toBuffer();
  test.each<[string, () => Promise<Buffer> | Buffer, string]>([
    ['a page of HTML called .jpg', () => Buffer.from('<html><script>alert(1)</script></html>'), 'file_type'],
    ['an SVG with a script', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'file_type'],
    ['a program', () => Buffer.from('7f454c46020101000000', 'hex'), 'file_type'],
    ['a script in front of a PDF', () => Buffer.concat([Buffer.from('<script>1</script>'), PDF]), 'file_type'],
    ['a GIF', () => Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'), 'file_type'],
    ['nothing', () => Buffer.alloc(0), 'empty_file'],
    ['half a photo', async () => (await sharp({ create: { width: 400, height: 400, channels: 3, background: '#123', noise: { type: 'gaussian', mean: 128, sigma: 30 } } }).jpeg().toBuffer()).subarray(0, 9_000), 'damaged_image'],
    ['256 million pixels', bomb, 'file_type'],
    ['11 MB', () => Buffer.concat([PDF, Buffer.alloc(11 * 1024 * 1024)]), 'file_too_large'],
  ])('%s is refused, and nothing stays', async (_what, content, code) => {
    const before = [filesIn(folder()).length, await sql('grid_attachment').count({ n: '*' })];
    const answer = await upload('branch', await content());
    expect([answer.status, answer.body.error.details.issues[0]?.code]).toEqual([400, code]);
    expect([filesIn(folder()).length, await sql('grid_attachment').count({ n: '*' })]).toEqual(before);
  });

  test('the 21st file of a row is refused', async () => {
    const row = rows.of('care-event', 'own').doc;
    const statuses: number[] = [];
    for (let n = 0; n < 21; n += 1) statuses.push((await upload('branch', PDF, { type: 'care-event', row })).status);
    expect(statuses).toEqual([...Array.from({ length: 20 }, () => 200), 409]);
  });
});

describe('files and rows stay together', () => {
  const { rotateFiles, vaultOf } = server('capabilities/attachments') as typeof import('../../src/plugins/grid/server/src/capabilities/attachments');
  const { withTx } = server('platform/db') as typeof import('../../src/plugins/grid/server/src/platform/db');
  const { useKeyRing, keyRing } = server('platform/sealing') as typeof import('../../src/plugins/grid/server/src/platform/sealing');
  const { runByHand } = server('platform/scheduler') as typeof import('../../src/plugins/grid/server/src/platform/scheduler');

  test('what an upload left that was given up is swept away after a day, and nothing else', async () => {
    const vault = vaultOf(app.strapi);
    const [orphan, kept] = ['00000000-0000-4000-8000-00000000dead', (await upload('branch', PDF)).body.id];
    await vault.put(orphan, PDF);
    expect(await vault.olderThan(new Date(Date.now() - 86_400_000))).toEqual([]);
    for (const file of filesIn(folder())) utimesSync(file, new Date(0), new Date(0));
    const before = filesIn(folder()).length;
    await runByHand(app.strapi, { name: 'sweep-files', date: '2023-01-31', dryRun: true });
    expect(filesIn(folder())).toHaveLength(before);
    await runByHand(app.strapi, { name: 'sweep-files', date: '2023-01-31' });
    expect(filesIn(folder())).toHaveLength(before - 1);
    expect((await open('branch', kept)).status).toBe(200);
  });

  test('a file that was changed, or put in the place of another, does not open', async () => {
    const [first, second] = [(await upload('branch', PDF)).body.id, (await upload('branch', PDF)).body.id];
    const fileOf = (id: string) => filesIn(folder()).find((file) => file.endsWith(id)) as string;
    copyFileSync(fileOf(first), fileOf(second));
    expect((await open('branch', second)).status).toBe(503);
    const bytes = readFileSync(fileOf(first));
    bytes[bytes.length - 1]! ^= 1;
    writeFileSync(fileOf(first), bytes);
    expect((await open('branch', first)).status).toBe(503);
  });

  test('after a change of keys every file is sealed with the new one, and the old one can go', async () => {
    const { checkFileKeys } = server('capabilities/attachments/keys') as typeof import('../../src/plugins/grid/server/src/capabilities/attachments/keys');
    const { id } = (await upload('branch', PDF)).body;
    const old = keyRing();
    const next = randomBytes(32);
    const [both, fresh] = [{ current: 'next', keys: new Map([['next', next], ...old.keys]) }, { current: 'next', keys: new Map([['next', next]]) }];
    const check = (ring: typeof both) => withTx(app.strapi, (db) => checkFileKeys(db, ring, []));
    await expect(check(fresh)).rejects.toThrow(/FIELD_KEYS lacks the key of \d+ attachments with key "/);
    useKeyRing(both);
    const files = (await sql('grid_attachment').select('id')).length;
    const rotate = () => rotateFiles({ transact: (work) => withTx(app.strapi, work), vault: vaultOf(app.strapi), ring: both });
    // Two files were spoilt by the test before.
    expect([await rotate(), await rotate()]).toEqual([{ resealed: files - 2, left: 2 }, { resealed: 0, left: 2 }]);
    useKeyRing(fresh);
    expect((await open('branch', id)).status).toBe(200);
    await expect(check(fresh)).rejects.toThrow(/2 attachments/);
    useKeyRing(old);
    expect((await open('branch', id)).status).toBe(503);
  });
});
