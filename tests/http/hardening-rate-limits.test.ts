import { login, server, startPlant, type Account, type PlantApp } from '../support/app';

type Limits = typeof import('../../src/plugins/grid/server/src/platform/rate-limit');

let app: PlantApp;
let accounts: Account[];
beforeAll(async () => {
  // Behind a proxy, so that each test is a client with an address of its own.
  app = await startPlant({ BEHIND_PROXY: 'true', LOGIN_FAILURES_PER_ADDRESS: '30' });
  accounts = app.accounts;
});
afterAll(() => app.stop());
beforeEach(() => windows().delete());

const windows = () => app.strapi.db.connection('grid_rate_limit');
const account = (role: Account['role']) => accounts.find((each) => each.role === role)!;

interface Try {
  readonly path?: string;
  readonly body?: object | string;
  readonly address?: string;
  readonly method?: 'post' | 'put' | 'get';
  readonly headers?: Record<string, string>;
}
const attempt = async ({ path = '/admin/login', body = { email: 'a@x.example', password: 'Wrong-Password-1' }, address = '198.51.100.1', method = 'post', headers = {} }: Try = {}) => {
  const call = app.http()[method](path).set('X-Forwarded-For', address).set(headers);
  return method === 'get' ? call : call.send(body as object);
};
const statuses = async (times: number, of: (index: number) => Try): Promise<number[]> => {
  const found: number[] = [];
  for (let i = 0; i < times; i += 1) found.push((await attempt(of(i))).status);
  return found;
};
const refused = (found: readonly number[]) => found.filter((status) => status === 429).length;

test('the sixth guess is refused, says when to come back, and in the shape of Strapi', async () => {
  expect(await statuses(5, () => ({}))).toEqual([400, 400, 400, 400, 400]);
  const sixth = await attempt();
  expect([sixth.status, sixth.body]).toEqual([429, { data: null, error: { status: 429, name: 'RateLimitError', message: 'Too many requests, please try again later.', details: { limit: 'admin login', retryAfter: expect.any(Number) } } }]);
  const seconds = Number(sixth.headers['retry-after']);
  expect([seconds > 0, seconds <= 300, seconds]).toEqual([true, true, sixth.body.error.details.retryAfter]);
});

test('a right password does not open what is refused, and is not refused when it is another account', async () => {
  const { email, password } = account('group');
  await statuses(5, () => ({ body: { email, password: 'Wrong-Password-1' } }));
  expect((await attempt({ body: { email, password } })).status).toBe(429);
  const other = account('office');
  expect((await attempt({ body: { email: other.email, password: other.password } })).status).toBe(200);
});

test('logins that succeed are no guesses', async () => {
  const { email, password } = account('branch');
  expect(await statuses(12, () => ({ body: { email, password } }))).toEqual(Array.from({ length: 12 }, () => 200));
  // Each gives its own try back and no other: five guesses stay five, whatever succeeds between them.
  const mixed: number[] = [];
  for (let i = 0; i < 5; i += 1) mixed.push(...(await statuses(2, (k) => ({ body: { email, password: k === 0 ? 'Wrong-Password-1' : password } }))));
  expect(mixed.filter((status) => status === 400)).toHaveLength(5);
  expect((await attempt({ body: { email, password } })).status).toBe(429);
});

test('a window ends', async () => {
  await statuses(6, () => ({}));
  await windows().update({ ends_at: new Date(0).toISOString() });
  expect(await statuses(6, () => ({}))).toEqual([400, 400, 400, 400, 400, 429]);
});

describe('one account is one account, however it is spelled (CVE-2023-38507, CVE-2025-64526)', () => {
  const paths = ['/admin/login', '/ADMIN/LOGIN', '/Admin/Login/', '/admin/login/', '/admin/login?x=1', '/admin/login/?email=other@x.example', '/admin/login#x', '/aDmIn/loGin'];
  const emails = ['a@x.example', 'A@X.EXAMPLE', ' a@x.example', 'a@x.example ', 'a@x.example\t', '\na@x.example', 'ａ@x.example', 'a@x.examplE'];
  const variants: Record<string, (index: number) => Try> = {
    'the case and the end of the path': (i) => ({ path: paths[i % paths.length]! }),
    'case and blanks of the address': (i) => ({ body: { email: emails[i % emails.length]!, password: 'x' } }),
    'both, and more fields': (i) => ({ path: paths[i % paths.length]!, body: { email: emails[(i * 3) % emails.length]!, password: `x${i}`, deviceId: String(i), [`junk${i}`]: i } }),
    'a list instead of a text': (i) => ({ body: { email: ['a@x.example', `b${i}@x.example`], password: 'x' } }),
    'an object instead of a text': (i) => ({ body: { email: { $eq: `b${i}@x.example` }, password: 'x' } }),
    'a form instead of JSON': (i) => ({ body: `email=a%40x.example&password=x${i}`, headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
    'no address at all': (i) => ({ body: { password: `x${i}` } }),
    'what the client writes into the header of the proxy': (i) => ({ address: `203.0.113.${i}, 198.51.100.1` }),
    'addresses of one IPv6 network': (i) => ({ address: `2001:db8:1:2::${i + 1}` }),
    'headers that proxies of others set': (i) => ({ headers: { 'X-Real-IP': `203.0.113.${i}`, Forwarded: `for=203.0.113.${i}`, 'X-Client-IP': `203.0.113.${i}`, 'User-Agent': `agent ${i}` } }),
  };
  test.each(Object.keys(variants))('%s', async (name) => {
    const found = await statuses(16, variants[name]!);
    expect([refused(found), found.filter((status) => status === 200)]).toEqual([11, []]);
  });

  test.each(['/admin/login/', '/Admin/Login'])('%s is the login (control: the router serves it)', async (path) => {
    const { email, password } = account('committee');
    expect((await attempt({ path, body: { email, password } })).status).toBe(200);
  });

  test('the portal: identifier counts, a changing email beside it does not', async () => {
    const found = await statuses(16, (i) => ({ path: i % 2 ? '/api/auth/local' : '/API/auth/local/', body: { identifier: i % 3 ? 'p@x.example' : ' P@x.example ', email: `r${i}@x.example`, password: 'x' } }));
    expect(refused(found)).toBe(11);
  });
});

test('another address may still try, until the account itself has had a hundred', async () => {
  await statuses(6, () => ({}));
  expect((await attempt({ address: '198.51.100.2' })).status).toBe(400);
  const found = await statuses(100, (i) => ({ address: `192.0.2.${i + 1}` }));
  expect([found.slice(0, 94).every((status) => status === 400), found.at(-1)]).toEqual([true, 429]);
  // Other people are not touched by it.
  expect((await attempt({ address: '192.0.2.1', body: { email: 'other@x.example', password: 'x' } })).status).toBe(400);
});

test('one address guesses thirty times, over any number of accounts; then it leaves the accounts alone', async () => {
  const found = await statuses(40, (i) => ({ body: { email: `v${i}@x.example`, password: 'x' } }));
  expect([refused(found), found.slice(0, 30).includes(429)]).toEqual([10, false]);
  // Address, and address with account: the ten that were stopped opened no window of their account.
  expect(Number((await windows().where({ name: 'admin login' }).count({ n: '*' }))[0]?.['n'])).toBe(1 + 30 + 30);
});

describe('every door is counted', () => {
  const cookie = { Cookie: 'strapi_admin_refresh=nonsense' };
  const bearer = { Authorization: `Bearer x.${Buffer.from('{"userId":"7"}').toString('base64url')}.x` };
  const doors: [string, number, (index: number) => Try][] = [
    ['admin login', 5, () => ({})],
    ['portal login', 5, () => ({ path: '/api/auth/local', body: { identifier: 'p@x.example', password: 'x' } })],
    ['admin forgot', 5, () => ({ path: '/admin/forgot-password', body: { email: 'a@x.example' } })],
    ['portal forgot', 5, () => ({ path: '/api/auth/forgot-password', body: { email: 'a@x.example' } })],
    ['confirmation mail', 5, () => ({ path: '/api/auth/send-email-confirmation', body: { email: 'a@x.example' } })],
    ['many people forget', 20, (i) => ({ path: '/admin/forgot-password', body: { email: `v${i}@x.example` } })],
    ['admin reset', 20, (i) => ({ path: '/admin/reset-password', body: { resetPasswordToken: `code${i}`, password: 'Right-Password-1' } })],
    ['portal reset', 20, (i) => ({ path: '/api/auth/reset-password', body: { code: `code${i}`, password: 'x', passwordConfirmation: 'x' } })],
    ['admin invitation', 20, (i) => ({ path: `/admin/registration-info?registrationToken=${i}`, method: 'get' })],
    ['admin registration', 20, (i) => ({ path: '/admin/register', body: { registrationToken: String(i), userInfo: { firstname: 'x', password: 'Right-Password-1' } } })],
    ['email confirmation', 20, (i) => ({ path: `/api/auth/email-confirmation?confirmation=${i}`, method: 'get' })],
    ['portal registration', 20, (i) => ({ path: '/api/auth/local/register', body: { username: `u${i}`, email: `u${i}@x.example`, password: 'Right-Password-1' } })],
    ['other providers', 20, (i) => ({ path: `/api/auth/provider${i}/callback`, method: 'get' })],
    ['portal password', 5, () => ({ path: '/api/auth/change-password', body: { currentPassword: 'x', password: 'y', passwordConfirmation: 'y' }, headers: bearer })],
    ['admin password', 5, () => ({ path: '/admin/users/me', method: 'put', body: { currentPassword: 'x', password: 'Right-Password-1' }, headers: bearer })],
    ['admin refresh', 120, () => ({ path: '/admin/access-token', headers: cookie })],
    ['portal refresh', 120, (i) => ({ path: '/api/auth/refresh', body: { refreshToken: `token${i}` } })],
  ];
  test.each(doors)('%s: %i', async (_name, limit, of) => {
    const found = await statuses(limit + 2, of);
    expect(found.map((status) => status === 429)).toEqual([...Array.from({ length: limit }, () => false), true, true]);
    expect(found.filter((status) => status >= 500)).toEqual([]);
  });

  test('what tries nothing is not counted: a page without a session, the own profile, logging out', async () => {
    for (let i = 0; i < 3; i += 1) {
      await attempt({ path: '/admin/access-token', body: {} });
      await attempt({ path: '/admin/users/me', method: 'get' });
      await attempt({ path: '/api/auth/logout', body: {} });
    }
    expect(await windows().select('name')).toEqual([]);
  });
});

test('forty guesses at once are five', async () => {
  const found = await Promise.all(Array.from({ length: 40 }, () => attempt()));
  expect(found.filter(({ status }) => status !== 429)).toHaveLength(5);
});

test('the table names no address, no account and no e-mail', async () => {
  await statuses(3, () => ({ body: { email: 'marker-person@x.example', password: 'x' }, address: '198.51.100.77' }));
  const text = JSON.stringify(await windows().select('*'));
  expect([text.includes('marker'), text.includes('x.example'), text.includes('198.51'), text.length > 100]).toEqual([false, false, false, true]);
});

test('windows that have ended are taken away by the ones that begin', async () => {
  await windows().insert(Array.from({ length: 80 }, (_, i) => ({ key: `dead${i}`, name: 'x', hits: 1, ends_at: new Date(1000).toISOString() })));
  await attempt();
  expect(await windows().where({ name: 'x' }).select('key')).toEqual([]);
});

describe('when it cannot be counted', () => {
  afterEach(async () => app.strapi.db.connection.schema.renameTable('grid_rate_limit_away', 'grid_rate_limit'));
  test('nobody is let in unchecked: 503, for the right password too, and says nothing of the database', async () => {
    await app.strapi.db.connection.schema.renameTable('grid_rate_limit', 'grid_rate_limit_away');
    const { email, password } = account('office');
    const answer = await attempt({ body: { email, password } });
    expect([answer.status, answer.body.error]).toEqual([503, { status: 503, name: 'UnavailableError', message: 'tries cannot be counted right now, so none is let through', details: { code: 'not_counted' } }]);
    expect((await attempt({ path: '/api/auth/forgot-password', body: { email } })).status).toBe(503);
    // What is not limited still works.
    expect((await attempt({ path: '/admin/init', method: 'get' })).status).toBe(200);
  });
});

describe('our own routes', () => {
  test('twenty exports an hour for an account, counted once for all of its addresses', async () => {
    const token = await login(app, account('office'));
    const found = await statuses(22, (i) => ({ path: i % 2 ? '/grid/exports/roster' : '/grid/imports/none/result', method: 'get', address: `192.0.2.${i + 1}`, headers: { Authorization: `Bearer ${token}` } }));
    expect(found.map((status) => status === 429)).toEqual([...Array.from({ length: 20 }, () => false), true, true]);
  });

  test('whoever may not export uses nothing up', async () => {
    const token = await login(app, account('group'));
    expect(await statuses(3, () => ({ path: '/grid/exports/roster', method: 'get', headers: { Authorization: `Bearer ${token}` } }))).toEqual([403, 403, 403]);
    expect(await windows().where({ name: 'export' }).select('key')).toEqual([]);
  });

  test('as a middleware', async () => {
    const { rateLimit } = server('platform/rate-limit') as Limits;
    const middleware = rateLimit({ name: 'mine', per: 'account', limit: 2, seconds: 60 });
    const call = async (id: number) => {
      const headers: Record<string, string> = {};
      const ctx = { method: 'GET', path: '/mine', state: { user: { id } }, request: { ip: '192.0.2.1' }, status: 200, set: (name: string, value: string) => (headers[name] = value) };
      let passed = false;
      await middleware(ctx as never, async () => void (passed = true));
      return [passed, ctx.status, headers['Retry-After'] ?? null];
    };
    expect([await call(1), await call(1), await call(2), await call(1)]).toEqual([[true, 200, null], [true, 200, null], [true, 200, null], [false, 429, expect.any(String)]]);
  });
});
