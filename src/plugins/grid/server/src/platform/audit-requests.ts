import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { actorOf } from '../access/actor';
import { currentPrincipal } from '../access/principal';
import { appendAudit, systemActor, type AuditEntry } from './audit';
import { auditLogin, auditRefusedLogin, isDoor } from './audit-logins';
import { withTx, type Db } from './db';

/** A route of Strapi's own, as it stands in the context once it is found. */
export interface MatchedRoute {
  readonly handler: unknown;
  readonly info?: { readonly pluginName?: string };
}

/** Paths whose change and entry stand or fall together. The others change no rights; their entry follows the change. */
const TOGETHER = /^\/(admin\/(users|roles|api-tokens|admin-tokens|transfer)|users-permissions)(\/|$)/i;

/** They change nothing, or only what the caller himself sees of his own session and layout; rows of ours are written down where they are written. */
const LEFT_OUT = [
  /^authentication\.(accessToken|forgotPassword|logout)$/,
  /^authenticated-session\./,
  /^auth\.(refresh|logout|revokeSession|forgotPassword|sendEmailConfirmation)$/,
  /^permission\.check$/,
  /^homepage\./,
  /^uid\./,
  /^(collection-types|single-types)\./,
  /^content-types\.getNonLocalizedAttributes$/,
  /^email\.verify$/,
];

/**
 * What is done with Strapi's own routes: logins, accounts, roles, tokens, settings. Looks at the route that was found, not at the path: a
 * path has many spellings. Whatever is not on a list is a change of settings, so a new route of Strapi is not forgotten.
 */
export const auditRequests =
  (_config: unknown, { strapi }: { strapi: Core.Strapi }) =>
  async (ctx: Context, next: Next): Promise<void> => {
    if (['GET', 'HEAD', 'OPTIONS'].includes(ctx.method)) await next();
    else if (!TOGETHER.test(ctx.path)) await afterwards(strapi, ctx, next);
    else await together(strapi, ctx, next);
  };

const together = (strapi: Core.Strapi, ctx: Context, next: Next): Promise<void> =>
  withTx(strapi, async (db) => {
    await next();
    await noteRequest(strapi, db, ctx);
  });

const afterwards = async (strapi: Core.Strapi, ctx: Context, next: Next): Promise<void> => {
  try {
    await next();
  } catch (error) {
    if ((error as Error).name !== 'RateLimitError') await auditRefusedLogin(strapi, ctx, handlerOf(ctx));
    throw error;
  }
  if (ctx.status === 400) await auditRefusedLogin(strapi, ctx, handlerOf(ctx));
  await withTx(strapi, (db) => noteRequest(strapi, db, ctx));
};

/** Empty for a route of ours, which writes its own entries, and where no route was found. */
const handlerOf = (ctx: Context): string => {
  const { route } = ctx.state as { route?: MatchedRoute };
  return route === undefined || route.info?.pluginName === 'grid' || typeof route.handler !== 'string' ? '' : route.handler;
};

const noteRequest = async (strapi: Core.Strapi, db: Db, ctx: Context): Promise<void> => {
  const handler = handlerOf(ctx);
  if (handler === '' || ctx.status >= 300 || LEFT_OUT.some((pattern) => pattern.test(handler))) return;
  if (isDoor(handler)) return auditLogin(strapi, db, ctx, handler);
  const principal = await currentPrincipal(strapi);
  await appendAudit(db, principal.kind === 'nobody' ? systemActor('unknown') : actorOf(principal), [await entryOf(db, ctx, handler)]);
};

type Body = Record<string, unknown>;

const entryOf = async (db: Db, ctx: Context, handler: string): Promise<AuditEntry> => {
  const body = ((ctx.request as { body?: unknown }).body ?? {}) as Body;
  const rowId = (ctx['params'] as Record<string, string>)['id'] ?? String((ctx.body as { data?: { id?: number } } | null)?.data?.id ?? '');
  const isAccount = /^(user|authenticated-user)\./.test(handler);
  const subject = isAccount ? await employeeOf(db, Number(rowId)) : null;
  const roles = isAccount && Array.isArray(body['roles']) ? await roleCodes(db, body['roles']) : null;
  return {
    ...kindOf(handler, body),
    ...(rowId === '' ? {} : { rowId }),
    ...(subject === null ? {} : { subjectId: subject }),
    fields: Object.keys(body).slice(0, 50),
    details: { what: handler, ...(roles === null ? {} : { roles }) },
  };
};

const kindOf = (handler: string, body: Body): Pick<AuditEntry, 'action' | 'type'> => {
  if (/^role\./.test(handler)) return { action: 'role.change', type: 'role' };
  if (handler === 'user.create') return { action: 'account.create', type: 'account' };
  if (/^(user|authenticated-user|auth)\./.test(handler)) return { action: 'roles' in body ? 'role.change' : 'account.change', type: 'account' };
  if (/^(api-token|admin-token|transfer)\./.test(handler)) return { action: /create$/.test(handler) ? 'token.create' : 'token.change', type: 'token' };
  return { action: 'setting.change', type: 'setting' };
};

const employeeOf = async (db: Db, accountId: number): Promise<number | null> => {
  if (!Number.isInteger(accountId)) return null;
  const row = (await db.sql('grid_employees').where({ admin_user_id: accountId }).first('id')) as { id: number } | undefined;
  return row?.id ?? null;
};

const roleCodes = async (db: Db, ids: readonly unknown[]): Promise<string> => {
  const rows = (await db.sql('admin_roles').whereIn('id', ids.map(Number).filter(Number.isInteger)).orderBy('code').select('code')) as { code: string }[];
  return rows.map(({ code }) => code).join(' ');
};
