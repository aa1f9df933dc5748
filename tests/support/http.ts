import type { Account, TestApp } from './app';
import { login } from './app';

/** Stored in every confidential text; no answer may ever hold it. */
export const MARKER = '机密标记-Zq7Xw';

export interface Answer {
  readonly status: number;
  readonly body: Record<string, never> & { data?: never; results?: never[]; error?: { message: string; details?: unknown } };
  readonly text: string;
}

type Method = 'get' | 'post' | 'put' | 'delete';

export interface Client {
  readonly get: (path: string) => Promise<Answer>;
  readonly post: (path: string, body?: object) => Promise<Answer>;
  readonly put: (path: string, body?: object) => Promise<Answer>;
  readonly delete: (path: string, body?: object) => Promise<Answer>;
}

/** A text as it lies in the database; it must not leave either. */
export const SEALED = /v1:[\w-]{1,16}:[\w-]{16}:/;

/** Requests with a bearer token (or none). Each answer is checked: never a 5xx, never a confidential text. */
export const clientOf = (app: TestApp, token: string | null): Client => {
  const send = async (method: Method, path: string, body?: object): Promise<Answer> => {
    const call = app.http()[method](path);
    if (token !== null) void call.set('Authorization', `Bearer ${token}`);
    const answer = await (body === undefined ? call : call.send(body));
    const text = answer.text ?? '';
    if (answer.status >= 500) throw new Error(`${method} ${path} answered ${answer.status}: ${text.slice(0, 400)}`);
    if (text.includes(MARKER)) throw new Error(`${method} ${path} answered a confidential text: ${text.slice(0, 400)}`);
    if (SEALED.test(text)) throw new Error(`${method} ${path} answered a sealed text: ${text.slice(0, 400)}`);
    return { status: answer.status, body: answer.body as Answer['body'], text };
  };
  return { get: (path) => send('get', path), post: (path, body) => send('post', path, body ?? {}), put: (path, body) => send('put', path, body), delete: (path, body) => send('delete', path, body) };
};

export type Role = Exclude<Account['role'], 'liaison' | 'staff'> | 'none';
export const ALL_ROLES: readonly Role[] = ['superAdmin', 'office', 'committee', 'branch', 'group', 'publisher', 'privacyOfficer', 'none'];

/** A client per role; `none` is an active account without any role. */
export const clientsOf = async (app: TestApp, accounts: readonly Account[]): Promise<Record<Role, Client>> => {
  const bare = { email: 'nobody@plant.example', password: 'Nobody-Password-1' };
  const users = app.strapi.service('admin::user') as unknown as { create: (user: object) => Promise<unknown> };
  await users.create({ ...bare, firstname: 'Nobody', roles: [], isActive: true, registrationToken: null });
  const clients: Partial<Record<Role, Client>> = { none: clientOf(app, await login(app, bare)) };
  for (const account of accounts) if (account.role !== 'liaison' && account.role !== 'staff') clients[account.role] = clientOf(app, await login(app, account));
  return clients as Record<Role, Client>;
};

/** The root of what a role reaches, as the start of the codes of its grids; null = nothing. An oracle without any code of the product. */
export const REACH: Readonly<Record<Role, string | null>> = { superAdmin: 'C01', office: 'C01', committee: 'C01', branch: 'C01-01', group: 'C01-01-01', publisher: null, privacyOfficer: null, none: null };
