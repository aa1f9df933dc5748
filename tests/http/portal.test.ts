import { server, startPlant, type PlantApp } from '../support/app';
import { clientOf, clientsOf, type Client, type Role } from '../support/http';
import { plantRows, type PlantRows } from '../support/plant-rows';

let app: PlantApp;
let rows: PlantRows;
let clients: Record<Role, Client>;
let nobody: Client;
beforeAll(async () => {
  app = await startPlant();
  clients = await clientsOf(app, app.accounts);
  rows = await plantRows(app);
  nobody = clientOf(app, null);
});
afterAll(() => app.stop());

interface Granted {
  username: string;
  activationCode: string;
}
interface Session {
  jwt: string;
}

const PASSWORD = 'Portal-Password-1';
const grant = async (no: string): Promise<Granted> => (await clients.office.post(`/grid/employees/${rows.person(no).doc}/portal-login`)).body as never;
const activate = (code: string, password = PASSWORD) => nobody.post('/api/auth/reset-password', { code, password, passwordConfirmation: password });
const logIn = (identifier: string, password = PASSWORD) => nobody.post('/api/auth/local', { identifier, password });

describe('a portal account', () => {
  test('is activated with a code that works once, and logs in with the employee number', async () => {
    const granted = await grant('HS0013');
    expect(granted.username).toBe('HS0013');
    expect((await logIn('HS0013')).status).toBe(400);
    expect((await activate(granted.activationCode)).status).toBe(200);
    expect((await activate(granted.activationCode, 'Another-Password-1')).status).toBe(400);
    expect((await logIn('HS0013')).status).toBe(200);
  });

  test('gets a new code that ends the one before, and stays the same account', async () => {
    const [first, second] = [await grant('HS0014'), await grant('HS0014')];
    expect((await activate(first.activationCode)).status).toBe(400);
    expect((await activate(second.activationCode)).status).toBe(200);
    expect(await app.strapi.db.query('plugin::users-permissions.user').count({ where: { username: 'HS0014' } })).toBe(1);
  });

  test('a code that nobody used ends after three days', async () => {
    const { expireCodes } = server('platform/portal-accounts') as typeof import('../../src/plugins/grid/server/src/platform/portal-accounts');
    const { activationCode } = await grant('HS0015');
    const later = (days: number) => new Date(Date.now() + days * 86_400_000);
    expect(await expireCodes(app.strapi, later(2.9))).toBe(0);
    expect(await expireCodes(app.strapi, later(3.1))).toBe(1);
    expect((await activate(activationCode)).status).toBe(400);
  });

  test('that is blocked gets no code', async () => {
    await grant('HS0016');
    await app.strapi.db.query('plugin::users-permissions.user').update({ where: { username: 'HS0016' }, data: { blocked: true } });
    const answer = await clients.office.post(`/grid/employees/${rows.person('HS0016').doc}/portal-login`);
    expect([answer.status, (answer.body.error?.details as { code: string }).code]).toEqual([409, 'account_blocked']);
  });

  test('its granting stands in the trail of the person, without the code', async () => {
    const { activationCode } = await grant('HS0017');
    const trail = await app.strapi.db.connection('grid_audit').where({ subject_id: rows.person('HS0017').id, action: 'account.create' });
    expect(trail).toHaveLength(1);
    expect(JSON.stringify(trail)).not.toContain(activationCode);
  });
});

describe('what a portal account reaches', () => {
  let person: Client;
  beforeAll(async () => {
    await activate((await grant('HS0019')).activationCode);
    person = clientOf(app, ((await logIn('HS0019')).body as never as Session).jwt);
  });

  const TYPES = ['grids', 'employees', 'memberships', 'appointments', 'contact-pairs', 'absences', 'care-rules', 'care-events', 'care-records', 'tasks', 'follow-ups', 'calendar-days'];
  test.each(TYPES)('nothing of the generated REST: %s', async (type) => {
    expect((await person.get(`/api/grid/${type}`)).status).toBe(403);
    expect((await person.post(`/api/grid/${type}`, { data: {} })).status).toBe(403);
  });

  test.each(['/api/users', '/api/users/1', '/api/users/count', '/api/upload/files', '/api/users-permissions/roles'])('not %s', async (path) => expect((await person.get(path)).status).toBe(403));

  test('not the admin panel', async () => expect((await person.get('/grid/me')).status).toBe(401));

  test('its own account', async () => {
    const answer = await person.get('/api/users/me');
    expect([answer.status, (answer.body as never as { username: string }).username]).toEqual([200, 'HS0019']);
    expect(answer.text).not.toMatch(/password|resetPasswordToken/);
  });
});

describe('the roles of the portal are owned by code', () => {
  const roleOf = async (type: string) => (await app.strapi.db.query('plugin::users-permissions.role').findOne({ where: { type }, populate: ['permissions'] })) as { id: number; permissions: { action: string }[] };
  const { provisionPortal } = server('access/provision-portal') as typeof import('../../src/plugins/grid/server/src/access/provision-portal');

  test.each(['public', 'authenticated', 'lianxin-portal'])('%s: what somebody opened by hand is closed at the next start', async (type) => {
    const before = await roleOf(type);
    for (const action of ['plugin::users-permissions.user.find', 'plugin::upload.content-api.upload', 'plugin::grid.employee.find']) {
      await app.strapi.db.query('plugin::users-permissions.permission').create({ data: { action, role: before.id } });
    }
    await provisionPortal(app.strapi);
    const actions = (role: typeof before) => role.permissions.map(({ action }) => action).sort();
    expect(actions(await roleOf(type))).toEqual(actions(before));
  });

  test('nobody registers himself', async () => {
    const answer = await nobody.post('/api/auth/local/register', { username: 'stranger', email: 'stranger@plant.example', password: PASSWORD });
    expect([400, 403]).toContain(answer.status);
    expect(await app.strapi.db.query('plugin::users-permissions.user').count({ where: { username: 'stranger' } })).toBe(0);
  });
});
