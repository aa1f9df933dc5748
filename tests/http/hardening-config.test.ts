import fs from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { login, server, startPlant, type Account, type PlantApp } from '../support/app';

type Hardening = typeof import('../../src/plugins/grid/server/src/platform/hardening');
const hardening = server('platform/hardening') as Hardening;

const ORIGIN = 'https://portal.plant.example';
const MARKER = 'marker-Qx81';
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
let app: PlantApp;
let accounts: Account[];
const lines: string[] = [];
beforeAll(async () => {
  app = await startPlant({ CORS_ORIGINS: ORIGIN, BEHIND_PROXY: 'true', PUBLIC_URL: 'https://lianxin.plant.example' });
  accounts = app.accounts;
  app.strapi.log.level = 'silly';
  app.strapi.log.on('data', ({ message }: { message: unknown }) => lines.push(String(message)));
  for (const transport of app.strapi.log.transports) transport.silent = true;
});
afterAll(() => app.stop());
beforeEach(() => void lines.splice(0));

const account = (role: Account['role']) => accounts.find((each) => each.role === role)!;
const option = (name: string) => app.strapi.config.get<unknown>(name);
const bearer = async (role: Account['role']) => ({ Authorization: `Bearer ${await login(app, account(role))}` });

describe('what a browser is told', () => {
  const CSP = ["default-src 'self'", "script-src 'self'", "script-src-attr 'none'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:", "media-src 'self' blob:", "font-src 'self' data:", "connect-src 'self'", "worker-src 'self' blob:", "frame-src 'self'", "object-src 'none'", "base-uri 'self'", "form-action 'self'", "frame-ancestors 'none'"];
  test.each(['/admin/init', '/api/grid/employees', '/nosuch', '/admin/login', '/api/auth/local', '/_health'])('%s', async (url) => {
    const { headers } = await app.http().get(url);
    expect(String(headers['content-security-policy']).split(';').sort()).toEqual([...CSP].sort());
    expect(headers).toMatchObject({ 'strict-transport-security': 'max-age=31536000', 'x-frame-options': 'DENY', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin' });
    expect([headers['x-powered-by'], headers['server']]).toEqual([undefined, undefined]);
  });

  test.each([
    [ORIGIN, ORIGIN],
    [`${ORIGIN}.evil.example`, ''],
    [`${ORIGIN}:8443`, ''],
    ['http://portal.plant.example', ''],
    ['https://evil.example', ''],
    ['null', ''],
    ['https://lianxin.plant.example', ''],
  ])('CORS: a page of %s may read as %j', async (origin, allowed) => {
    for (const answer of [await app.http().get('/admin/init').set('Origin', origin), await app.http().options('/admin/login').set('Origin', origin).set('Access-Control-Request-Method', 'POST')]) {
      expect(answer.headers['access-control-allow-origin'] ?? '').toBe(allowed);
    }
  });
});

describe('sessions', () => {
  const cookieOf = async (proto: string) => {
    const answer = await app.http().post('/admin/login').set('X-Forwarded-Proto', proto).set('X-Forwarded-For', '192.0.2.9').send({ ...account('office'), rememberMe: true });
    return (answer.headers['set-cookie'] as unknown as string[]).find((each) => each.startsWith('strapi_admin_refresh='))!.toLowerCase();
  };
  test('the refresh token of the panel is no business of scripts and of other sites', async () => {
    expect((await cookieOf('https')).split('; ')).toEqual(expect.arrayContaining(['httponly', 'secure', 'samesite=strict', 'path=/admin']));
    expect(await cookieOf('http')).toContain('httponly');
  });

  test('nor is that of the portal, and it is in no body', async () => {
    await app.strapi.service('plugin::users-permissions.user')!['add']!({ username: 'person', email: 'p@x.example', password: 'Right-Password-1', provider: 'local', confirmed: true, role: ((await app.strapi.db.query('plugin::users-permissions.role').findOne({ where: { type: 'authenticated' } })) as { id: number }).id });
    const answer = await app.http().post('/api/auth/local').set('X-Forwarded-Proto', 'https').send({ identifier: 'p@x.example', password: 'Right-Password-1' });
    expect([answer.status, Object.keys(answer.body as object).sort()]).toEqual([200, ['jwt', 'user']]);
    expect(String(answer.headers['set-cookie']).toLowerCase().split('; ')).toEqual(expect.arrayContaining(['httponly', 'secure', 'samesite=strict', 'path=/api/auth']));
  });

  test('they end', () => {
    expect(option('admin.auth.sessions')).toEqual({ accessTokenLifespan: 1800, maxRefreshTokenLifespan: 604800, idleRefreshTokenLifespan: 86400, maxSessionLifespan: 86400, idleSessionLifespan: 7200 });
    expect(option('plugin::users-permissions.sessions')).toMatchObject({ accessTokenLifespan: 600, maxRefreshTokenLifespan: 604800, httpOnly: true });
    expect(option('plugin::users-permissions.jwtManagement')).toBe('refresh');
  });

  test('a password that is reset ends the sessions that were open', async () => {
    const users = app.strapi.service('admin::user') as unknown as { create: (user: object) => Promise<{ id: number }> };
    const person = { email: 'reset@x.example', password: 'Right-Password-1' };
    const { id } = await users.create({ ...person, firstname: 'R', roles: [], isActive: true, registrationToken: null });
    const first = await app.http().post('/admin/login').send({ ...person, rememberMe: true });
    const cookie = (first.headers['set-cookie'] as unknown as string[])[0]!;
    await app.strapi.db.query('admin::user').update({ where: { id }, data: { resetPasswordToken: 'reset-code-1', resetPasswordTokenExpiresAt: new Date(Date.now() + 60_000) } });
    expect((await app.http().post('/admin/reset-password').send({ resetPasswordToken: 'reset-code-1', password: 'Other-Password-2' })).status).toBe(200);
    expect((await app.http().post('/admin/access-token').set('Cookie', cookie.split(';')[0]!)).status).toBe(401);
  });
});

describe('doors that are closed', () => {
  test('options of Strapi that stay as they are', () => {
    expect(['server.mcp.enabled', 'server.transfer.remote.enabled', 'server.cron.enabled', 'admin.flags.promoteEE', 'admin.preview.enabled'].map(option)).toEqual([false, false, false, false, false]);
    expect((JSON.parse(fs.readFileSync(path.join(__dirname, '../../package.json'), 'utf8')) as { strapi?: { telemetryDisabled?: boolean } }).strapi?.telemetryDisabled).toBe(true);
  });

  test('the portal: strangers log in and set a password with a code, and nobody registers', async () => {
    const held = (await app.strapi.db.query('plugin::users-permissions.permission').findMany({ where: { role: { type: 'public' } } })) as { action: string }[];
    expect(held.map(({ action }) => action.replace('plugin::users-permissions.auth.', '')).sort()).toEqual(['callback', 'forgotPassword', 'refresh', 'resetPassword']);
    expect(await app.strapi.store({ type: 'plugin', name: 'users-permissions', key: 'advanced' }).get({})).toMatchObject({ allow_register: false });
    expect([401, 403]).toContain((await app.http().post('/api/auth/local/register').send({ email: 'x@x.example', username: 'x', password: 'x' })).status);
  });

  test('no API token, and no transfer token, that nobody made', async () => {
    for (const type of ['admin::api-token', 'admin::transfer-token'] as const) expect(await app.strapi.db.query(type).findMany({})).toEqual([]);
  });

  test.each([
    ['get', '/admin/transfer/runner/push'],
    ['get', '/admin/transfer/runner/pull'],
    ['get', '/mcp'],
    ['post', '/mcp'],
    ['get', '/documentation'],
    ['get', '/.env'],
    ['get', '/../.env'],
    ['get', '/%2e%2e/.env'],
    ['get', '/uploads/../../.env'],
    ['get', '/uploads/..%2f..%2f.env'],
    ['get', '/package.json'],
  ] as const)('%s %s leads nowhere', async (method, url) => {
    for (const headers of [{}, await bearer('superAdmin')]) {
      const answer = await app.http()[method](url).set(headers);
      expect([401, 403, 404, 405]).toContain(answer.status);
      expect(answer.text ?? '').not.toMatch(/SECRET|APP_KEYS|"dependencies"/);
    }
  });

  test('content types are not written in production, not even by the super admin', async () => {
    const headers = await bearer('superAdmin');
    const contentType = { displayName: 'Planted', singularName: 'planted', pluralName: 'planteds', kind: 'collectionType', attributes: { a: { type: 'string' } } };
    for (const call of [app.http().post('/content-type-builder/content-types'), app.http().put('/content-type-builder/content-types/plugin::grid.task'), app.http().post('/content-type-builder/update-schema'), app.http().post('/content-type-builder/components')]) {
      const answer = await call.set(headers).send({ contentType, component: contentType, components: [], data: { components: [], contentTypes: [] } });
      expect([400, 403, 404, 405]).toContain(answer.status);
    }
    expect(fs.existsSync(path.join(__dirname, '../../src/api'))).toBe(false);
  });

  test.each(['office', 'committee', 'branch', 'group'] as const)('the %s reaches no webhook, token, role, account, setting or upload', async (role) => {
    const headers = await bearer(role);
    for (const url of ['/admin/webhooks', '/admin/webhooks/1', '/admin/api-tokens', '/admin/transfer/tokens', '/admin/roles/1', '/admin/users', '/admin/permissions/x', '/users-permissions/roles', '/users-permissions/advanced', '/users-permissions/providers', '/email/settings', '/upload/settings', '/upload/files', '/content-type-builder/content-types', '/content-manager/collection-types/plugin::users-permissions.user', '/content-manager/collection-types/admin::user']) {
      const answer = await app.http().get(url).set(headers);
      expect([url, [401, 403, 404, 405].includes(answer.status)]).toEqual([url, true]);
    }
    const hook = { name: 'x', url: 'http://169.254.169.254/latest', headers: {}, events: ['entry.create'] };
    for (const url of ['/admin/webhooks', '/admin/webhooks/1/trigger', '/email/test', '/admin/users', '/admin/api-tokens']) expect([url, [401, 403, 404, 405].includes((await app.http().post(url).set(headers).send(hook)).status)]).toEqual([url, true]);
  });

  test.each(['office', 'group'] as const)('the %s puts no file into the library, and makes the server fetch none', async (role) => {
    const headers = await bearer(role);
    let fetched = 0;
    const sink = createServer((_request, response) => {
      fetched += 1;
      response.end('x');
    });
    await new Promise<void>((resolve) => sink.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(sink.address() as AddressInfo).port}/x.png`;
    for (const to of ['/upload', '/upload/files', '/upload/files/1/replace', '/upload?id=1', '/upload/unstable/upload-files-stream', '/api/upload']) {
      expect([to, [401, 403, 404, 405].includes((await app.http().post(to).set(headers).attach('files', PNG, 'x.png')).status)]).toEqual([to, true]);
    }
    for (const to of ['/upload/actions/upload-from-urls', '/upload/folders']) expect([to, [400, 401, 403, 404, 405].includes((await app.http().post(to).set(headers).send({ urls: [url], url, name: 'x', folderId: null, parent: null })).status)]).toEqual([to, true]);
    await new Promise<void>((resolve) => sink.close(() => resolve()));
    expect([fetched, await app.strapi.db.query('plugin::upload.file').count(), await app.strapi.db.query('plugin::upload.folder').count()]).toEqual([0, 0, 0]);
  });
});

describe('at each start', () => {
  test('a token that may do everything and an open registration are told', async () => {
    const tokens = app.strapi.service('admin::api-token') as unknown as { create: (token: object) => Promise<{ id: number }> };
    const { id } = await tokens.create({ name: 'everything', description: '', type: 'full-access', lifespan: null });
    const advanced = app.strapi.store({ type: 'plugin', name: 'users-permissions', key: 'advanced' });
    const before = (await advanced.get({})) as object;
    await advanced.set({ value: { ...before, allow_register: true } });
    await hardening.tellOfOpenDoors(app.strapi);
    await advanced.set({ value: before });
    await app.strapi.db.query('admin::api-token').delete({ where: { id } });
    expect([lines.some((line) => line.includes('"everything" is full-access')), lines.some((line) => line.includes('anybody may register'))]).toEqual([true, true]);
    lines.splice(0);
    await hardening.tellOfOpenDoors(app.strapi);
    expect(lines.filter((line) => /token|register|taken/.test(line))).toEqual([]);
  });

  const middlewares = () => structuredClone(option('middlewares')) as (string | { name: string; config: object })[];
  const without = (name: string) => middlewares().filter((each) => each !== name);
  const wrong: [string, string, () => unknown][] = [
    ['the MCP server', 'server.mcp.enabled', () => true],
    ['transfers', 'server.transfer.remote.enabled', () => undefined],
    ['lax parameters', 'api.rest.strictParams', () => false],
    ['lax documents', 'api.documents.strictParams', () => undefined],
    ['pages without end', 'api.rest.maxLimit', () => -1],
    ['tokens of thirty days', 'plugin::users-permissions.jwtManagement', () => 'legacy-support'],
    ['uploads of every kind', 'plugin::upload.security.allowedTypes', () => undefined],
    ['uploads of SVG', 'plugin::upload.security.allowedTypes', () => ['image/png', 'image/svg+xml']],
    ['uploads by pattern', 'plugin::upload.security.allowedTypes', () => ['image/*']],
    ['forged addresses', 'server.proxy.maxIpsCount', () => 0],
    ['no edge limits', 'middlewares', () => without('plugin::grid.edge-limits')],
    ['edge limits too late', 'middlewares', () => [...without('plugin::grid.edge-limits'), 'plugin::grid.edge-limits']],
    ['no login limits', 'middlewares', () => without('plugin::grid.login-limits')],
    ['login limits too early', 'middlewares', () => ['plugin::grid.login-limits', ...without('plugin::grid.login-limits')]],
    ['the log with queries', 'middlewares', () => ['strapi::logger', ...middlewares()]],
    ['every origin', 'middlewares', () => middlewares().map((each) => (typeof each === 'object' && each.name === 'strapi::cors' ? { name: 'strapi::cors', config: { origin: ['*'] } } : each))],
    ['origins of Strapi', 'middlewares', () => middlewares().map((each) => (typeof each === 'object' && each.name === 'strapi::cors' ? 'strapi::cors' : each))],
  ];
  test.each(wrong)('a configuration with %s is refused, by its name (%s)', (_what, name, value) => {
    const before = option(name);
    try {
      app.strapi.config.set(name, value());
      expect(() => hardening.checkConfiguration(app.strapi)).toThrow(`refusing to start with the configuration of ${name}; allowed: `);
    } finally {
      app.strapi.config.set(name, before);
    }
    expect(() => hardening.checkConfiguration(app.strapi)).not.toThrow();
  });
});

describe('uploads', () => {
  const svg = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  const html = '<!doctype html><script>alert(1)</script>';
  const png = PNG;
  const files: [string, string | Buffer, string][] = [
    ['x.svg', svg, 'image/svg+xml'],
    ['x.html', html, 'text/html'],
    ['x.htm', html, 'image/png'],
    ['x.svg', svg, 'application/octet-stream'],
    ['x.xhtml', html, 'application/xhtml+xml'],
    ['x.js', 'alert(1)', 'text/javascript'],
    ['x.xml', svg, 'application/xml'],
    ['x.jpg', svg, 'image/jpeg'],
    ['x', html, ''],
    ['x.exe', Buffer.from('4d5a90000300', 'hex'), 'application/octet-stream'],
    ['x.docm', Buffer.from('504b0304', 'hex'), 'application/vnd.ms-word.document.macroEnabled.12'],
  ];
  const upload = async (name: string, content: string | Buffer, type: string) => app.http().post('/upload').set(await bearer('superAdmin')).attach('files', Buffer.from(content), { filename: name, contentType: type });
  test.each(files)('%s is refused (%#)', async (name, content, type) => {
    const answer = await upload(name, content, type);
    expect([400, 403, 413, 415]).toContain(answer.status);
    expect(await app.strapi.db.query('plugin::upload.file').count()).toBe(0);
  });

  // Text has no signature to compare the name with: what is taken under a wrong name is served under it, and runs nothing.
  test.each([
    ['x.png', html, 'image/png', undefined],
    ['x.pdf', html, 'application/pdf', 'attachment'],
  ])('a page that is called %s is no page', async (name, content, type, disposition) => {
    const answer = await upload(name, content, type);
    const [file] = answer.body as [{ id: number; url: string; mime: string }];
    const shown = await app.http().get(file.url);
    expect([shown.headers['content-type'], shown.headers['content-disposition'], shown.headers['x-content-type-options'], shown.headers['content-security-policy']]).toEqual([type, disposition, 'nosniff', "default-src 'none'; sandbox"]);
    expect((await app.http().delete(`/upload/files/${file.id}`).set(await bearer('superAdmin'))).status).toBe(200);
  });

  test('a picture is taken (control), and shown as one', async () => {
    const answer = await upload('x.png', png, 'image/png');
    expect(answer.status).toBe(201);
    const [file] = answer.body as [{ id: number; url: string }];
    const shown = await app.http().get(file.url);
    expect([shown.status, shown.headers['content-type'], shown.headers['content-disposition'], shown.headers['content-security-policy']]).toEqual([200, 'image/png', undefined, "default-src 'none'; sandbox"]);
    expect((await app.http().delete(`/upload/files/${file.id}`).set(await bearer('superAdmin'))).status).toBe(200);
  });

  describe('whatever lies in the folder', () => {
    const folder = path.join(__dirname, '../../public/uploads');
    const name = `planted-${process.pid}`;
    beforeAll(() => {
      fs.writeFileSync(path.join(folder, `${name}.svg`), svg);
      fs.writeFileSync(path.join(folder, `${name}.html`), html);
    });
    afterAll(() => ['svg', 'html'].forEach((end) => fs.rmSync(path.join(folder, `${name}.${end}`), { force: true })));

    test.each(['/uploads/', '/Uploads/', '//uploads/', '/%75ploads/', '/uploads//', '/./uploads/', '/x/../uploads/'])('%s is a download without scripts', async (prefix) => {
      for (const end of ['svg', 'html', 'SVG', 'h%74ml']) {
        const answer = await app.http().get(`${prefix}${name}.${end}`);
        if (answer.status >= 400) continue;
        expect([answer.headers['content-disposition'], answer.headers['content-security-policy'], answer.headers['x-content-type-options']]).toEqual(['attachment', "default-src 'none'; sandbox", 'nosniff']);
      }
      expect((await app.http().get(`/uploads/${name}.svg`)).status).toBe(200);
    });
  });

  test('more than 20 MB is refused', async () => {
    const answer = await upload('x.png', Buffer.concat([png, Buffer.alloc(21 * 1024 * 1024)]), 'image/png');
    expect([answer.status, await app.strapi.db.query('plugin::upload.file').count()]).toEqual([413, 0]);
  });
});

describe('what is written to the log', () => {
  test('a request stands there without its query, its headers and its body', async () => {
    const headers = { ...(await bearer('office')), 'X-Secret': `${MARKER}-header`, Cookie: `x=${MARKER}-cookie` };
    const token = headers.Authorization.slice(7);
    lines.splice(0);
    for (const url of [`/content-manager/collection-types/plugin::grid.employee?_q=${MARKER}`, `/admin/registration-info?registrationToken=${MARKER}`, `/api/auth/email-confirmation?confirmation=${MARKER}`, `/grid/people?q=${MARKER}`, `/nosuch?x=${MARKER}`, `/api/grid/employees?filters[name]=${MARKER}`]) await app.http().get(url).set(headers);
    await app.http().post('/admin/login').send({ email: `${MARKER}@x.example`, password: `${MARKER}-password` });
    await app.http().post('/admin/forgot-password').send({ email: `${MARKER}@x.example` });
    await app.http().put('/admin/users/me').set(headers).send({ currentPassword: MARKER, password: `${MARKER}-A1` });
    expect(lines.filter((line) => /^GET \/nosuch \(\d+ ms\) 404$/.test(line))).toHaveLength(1);
    expect(lines.filter((line) => line.includes(MARKER) || line.includes(token))).toEqual([]);
  });

  test('an error of the database stands there without its values', async () => {
    const sql = app.strapi.db.connection;
    const error = await sql('grid_employees').insert({ name: MARKER, nosuch_column: MARKER }).then(() => null, (thrown: Error) => thrown);
    expect(error).not.toBeNull();
    app.strapi.log.error(error as never);
    expect(lines.join('\n')).toContain('nosuch_column');
    expect(lines.join('\n')).not.toContain(MARKER);
  });
});

test('an answer about an error of the server carries no stack, no statement and no value', async () => {
  await app.strapi.db.connection.schema.renameTable('grid_tasks', 'grid_tasks_away');
  try {
    for (const url of ['/content-manager/collection-types/plugin::grid.task', '/grid/tasks', '/grid/people']) {
      const answer = await app.http().get(url).set(await bearer('superAdmin'));
      if (answer.status < 500) continue;
      expect([url, answer.body]).toEqual([url, { data: null, error: { status: 500, name: 'InternalServerError', message: 'Internal Server Error', details: {} } }]);
      expect(answer.text).not.toMatch(/select|grid_tasks|\bat \w+|node_modules|sqlite|relation/i);
    }
    expect((await app.http().get('/grid/tasks').set(await bearer('superAdmin'))).status).toBe(500);
  } finally {
    await app.strapi.db.connection.schema.renameTable('grid_tasks_away', 'grid_tasks');
  }
});
