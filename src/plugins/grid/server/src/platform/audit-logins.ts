import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { AuditAction } from '../../../shared/contracts/audit';
import { actorOf } from '../access/actor';
import { personBehind } from '../access/holdings';
import { userPrincipal } from '../access/principal';
import { appendAudit, systemActor, type AuditActor } from './audit';
import { withTx, type Db } from './db';
import { settingsOf } from './settings';

interface Door {
  readonly action: AuditAction;
  readonly portal: boolean;
}

/** Strapi's handlers that answer with the account that came in. */
const DOORS: Readonly<Record<string, Door>> = {
  'authentication.login': { action: 'login', portal: false },
  'authentication.register': { action: 'account.change', portal: false },
  'authentication.registerAdmin': { action: 'account.create', portal: false },
  'authentication.resetPassword': { action: 'account.change', portal: false },
  'auth.callback': { action: 'login', portal: true },
  'auth.register': { action: 'account.create', portal: true },
  'auth.resetPassword': { action: 'account.change', portal: true },
};

export const isDoor = (handler: string): boolean => handler in DOORS;

/** Somebody came in. No address of his machine is kept. */
export const auditLogin = async (strapi: Core.Strapi, db: Db, ctx: Context, handler: string): Promise<void> => {
  const { action, portal } = DOORS[handler] as Door;
  const body = ctx.body as { data?: { user?: { id?: number } }; user?: { id?: number } } | null;
  const id = portal ? body?.user?.id : body?.data?.user?.id;
  if (id === undefined) return;
  await appendAudit(db, await (portal ? portalActor(strapi, db, id) : accountActor(strapi, id)), [{ action, type: portal ? 'portal-account' : 'account', rowId: String(id), details: { what: handler } }]);
};

const accountActor = async (strapi: Core.Strapi, id: number): Promise<AuditActor> => {
  const user = (await strapi.db.query('admin::user').findOne({ where: { id }, populate: ['roles'] })) as Parameters<typeof userPrincipal>[1];
  return actorOf(await userPrincipal(strapi, user));
};

const portalActor = async (strapi: Core.Strapi, db: Db, id: number): Promise<AuditActor> => {
  const person = await personBehind(db, id, settingsOf(strapi).clock.today());
  return { kind: 'person', id, employeeId: person?.employeeId ?? null, name: person?.name ?? `account ${id}`, roles: person?.roles ?? [] };
};

const MINUTE_MS = 60_000;
const UNKNOWN_A_MINUTE = 10;
let minute = { of: 0, noted: 0, leftOut: 0 };

/**
 * A login that was refused: the account, if there is one, and never the address that was typed, which may be a password in the wrong
 * field. Guesses at accounts that do not exist are noted ten times a minute and then counted, or a stranger could fill the trail.
 */
export const auditRefusedLogin = async (strapi: Core.Strapi, ctx: Context, handler: string): Promise<void> => {
  if (DOORS[handler]?.action !== 'login') return;
  const { portal } = DOORS[handler];
  await withTx(strapi, async (db) => {
    const body = (ctx.request as { body?: Record<string, unknown> }).body ?? {};
    const known = await accountNamed(db, portal, body[portal ? 'identifier' : 'email']);
    const leftOut = known === null ? unknownLogin() : 0;
    if (leftOut === null) return;
    await appendAudit(db, systemActor('login'), [
      {
        action: 'login.failed',
        type: portal ? 'portal-account' : 'account',
        ...(known === null ? {} : { rowId: String(known.id) }),
        ...(known?.employeeId ? { subjectId: known.employeeId } : {}),
        details: { what: handler, ...(leftOut === 0 ? {} : { leftOut }) },
      },
    ]);
  });
};

/** How many were left out since the last that was noted; null when this one is left out too. */
const unknownLogin = (): number | null => {
  const of = Math.floor(Date.now() / MINUTE_MS);
  if (minute.of !== of) minute = { of, noted: 0, leftOut: minute.leftOut };
  if (minute.noted >= UNKNOWN_A_MINUTE) {
    minute.leftOut += 1;
    return null;
  }
  const { leftOut } = minute;
  minute = { of, noted: minute.noted + 1, leftOut: 0 };
  return leftOut;
};

const accountNamed = async (db: Db, portal: boolean, typed: unknown): Promise<{ id: number; employeeId: number | null } | null> => {
  if (typeof typed !== 'string' || typed === '' || typed.length > 254 || typed.includes('\0')) return null;
  const [accounts, link] = portal ? ['up_users', 'account_id'] : ['admin_users', 'admin_user_id'];
  const account = (await db.sql(accounts).where((any) => any.where('email', typed.toLowerCase()).modify((or) => void (portal && or.orWhere('username', typed)))).first('id')) as { id: number } | undefined;
  if (!account) return null;
  const employee = (await db.sql('grid_employees').where(link, account.id).first('id')) as { id: number } | undefined;
  return { id: account.id, employeeId: employee?.id ?? null };
};
