import type { MadeFeed } from '../../src/plugins/grid/shared/contracts/calendar-feeds';
import { startPlant, type PlantApp } from '../support/app';
import { clientOf, clientsOf, type Client, type Role } from '../support/http';
import { portalClient, portalToken } from '../support/portal';

let app: PlantApp;
let clients: Record<Role, Client>;
const logs: string[] = [];
beforeAll(async () => {
  app = await startPlant();
  clients = await clientsOf(app, app.accounts);
  app.strapi.log.level = 'silly';
  for (const transport of app.strapi.log.transports) transport.silent = true;
  app.strapi.log.on('data', (line: object) => logs.push(JSON.stringify(line)));
});
afterAll(() => app.stop());
beforeEach(() => app.strapi.db.connection('grid_rate_limit').delete());

const addressOf = async (client: Client, grid: string): Promise<string> => ((await client.post('/grid/calendar-feeds', { grid })).body as never as MadeFeed).address;

// Whoever reads activities may, of a grid that he reaches; a publisher and a privacy officer read none.
test.each<[Role, number]>([
  ['superAdmin', 200],
  ['office', 200],
  ['committee', 200],
  ['branch', 200],
  ['group', 200],
  ['publisher', 403],
  ['privacyOfficer', 403],
  ['none', 403],
])('%s makes an address and reads it: %i', async (role, status) => {
  const answer = await clients[role].post('/grid/calendar-feeds', { grid: 'C01-01-01' });
  expect([answer.status, (await clients[role].get('/grid/calendar-feeds')).status]).toEqual([status, status]);
  if (status === 200) expect((await app.http().get((answer.body as never as MadeFeed).address)).status).toBe(200);
});

test('an account of the panel has no own calendar, a portal account none of a grid, a stranger neither', async () => {
  const person = await portalClient(app, 'HS0011');
  const unlinked = clientOf(app, await portalToken(app, null));
  const nobody = clientOf(app, null);
  expect([401, 403]).toContain((await clients.office.post('/api/grid/me/calendar-feeds')).status);
  expect((await unlinked.post('/api/grid/me/calendar-feeds')).status).toBe(403);
  expect([401, 403]).toContain((await person.post('/grid/calendar-feeds', { grid: 'C01-01-01' })).status);
  for (const client of [nobody]) for (const path of ['/grid/calendar-feeds', '/api/grid/me/calendar-feeds']) expect([401, 403]).toContain((await client.post(path, { grid: 'C01' })).status);
});

test('a login adds nothing to an address', async () => {
  const address = await addressOf(clients.group, 'C01-01-01');
  const [plain, known] = [await app.http().get(address), await clients.office.get(address)];
  expect([plain.status, known.text]).toEqual([200, plain.text]);
});

// However the address is spelled, and whether it opens anything.
test('no log has the token', async () => {
  const address = await addressOf(clients.branch, 'C01-01');
  const token = address.slice(-47, -4);
  expect(token).toMatch(/^[\w-]{43}$/);
  const spellings = [address, `${address}?language=en`, `${address}/`, address.toUpperCase().replace(token.toUpperCase(), token), address.replace('/calendar/', '//calendar/'), address.replace('calendar', '%63alendar'), address.replace('.ics', ''), `/api/grid/calendars/${token}`, `/${token}`];
  for (const spelling of spellings) for (const method of ['get', 'head', 'post', 'delete', 'options'] as const) await app.http()[method](spelling);
  await app.strapi.db.connection('grid_rate_limit').update({ hits: 10_000 });
  expect((await app.http().get(address)).status).toBe(429);
  expect(logs.filter((line) => line.includes('…')).length).toBeGreaterThan(20);
  expect(logs.filter((line) => line.includes(token) || line.toLowerCase().includes(token.toLowerCase()))).toEqual([]);
});

test('60 readings an hour of one calendar, 600 calls a minute from one address', async () => {
  const windows = (name: string) => app.strapi.db.connection('grid_rate_limit').where({ name });
  const [one, two] = [await addressOf(clients.branch, 'C01-01'), await addressOf(clients.branch, 'C01-01-01')];
  await app.http().get(one);
  await windows('calendar-feed').update({ hits: 60 });
  const refused = await app.http().get(one);
  expect([refused.status, Number(refused.headers['retry-after']) > 0, (await app.http().get(two)).status]).toEqual([429, true, 200]);
  await windows('calendar').update({ hits: 600 });
  expect([(await app.http().get(two)).status, (await app.http().get('/api/grid/calendar/x.ics')).status]).toEqual([429, 429]);
});

test('no other method', async () => {
  const address = await addressOf(clients.branch, 'C01-01');
  for (const method of ['post', 'put', 'delete', 'patch'] as const) expect([404, 405]).toContain((await app.http()[method](address)).status);
});
