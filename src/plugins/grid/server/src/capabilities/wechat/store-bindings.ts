import type { IsoDate } from '../../kernel/date';
import { rowsOf, type Db } from '../../platform/db';
import { chunkedIn } from '../../platform/sql';

const CODES = 'grid_wechat_code';
const BINDINGS = 'grid_wechat_binding';

export interface NewCode {
  readonly codeKey: string;
  readonly employeeId: number;
  readonly expiresAt: string;
}

/** In place of the one that the employee had. */
export const putCode = async (db: Db, { codeKey, employeeId, expiresAt }: NewCode): Promise<void> => {
  await db.sql(CODES).insert({ code_key: codeKey, employee_id: employeeId, expires_at: expiresAt }).onConflict('employee_id').merge();
};

/** Whose code it is; it is gone with the question, so that of two who ask at once one gets it. Null for an unknown, used or expired one. */
export const takeCode = async (db: Db, codeKey: string, now: string): Promise<number | null> => {
  // In words: the query builder drops RETURNING of a deletion on SQLite.
  const [row] = rowsOf<{ employee_id: number; expires_at: string }>(await db.sql.raw('delete from grid_wechat_code where code_key = ? returning employee_id, expires_at', [codeKey]));
  return row !== undefined && row.expires_at > now ? row.employee_id : null;
};

/** Returns how many. */
export const dropExpiredCodes = (db: Db, now: string): Promise<number> => db.sql(CODES).where('expires_at', '<=', now).delete();

export interface Binding {
  readonly employeeId: number;
  readonly senderKey: string;
  readonly messageKey: string;
  readonly boundOn: IsoDate;
}

/** In place of what employee and sender were bound to before. */
export const putBinding = async (db: Db, { employeeId, senderKey, messageKey, boundOn }: Binding): Promise<void> => {
  await db.sql(BINDINGS).where({ employee_id: employeeId }).whereNot({ sender_key: senderKey }).delete();
  await db.sql(BINDINGS).insert({ employee_id: employeeId, sender_key: senderKey, message_key: messageKey, bound_on: boundOn }).onConflict('sender_key').merge();
};

const BINDING = { employeeId: 'employee_id', senderKey: 'sender_key', messageKey: 'message_key', boundOn: 'bound_on' };

export const bindingOfSender = async (db: Db, senderKey: string): Promise<Binding | undefined> => (await db.sql(BINDINGS).where({ sender_key: senderKey }).first(BINDING)) as Binding | undefined;

export const bindingOfEmployee = async (db: Db, employeeId: number): Promise<Binding | undefined> => (await db.sql(BINDINGS).where({ employee_id: employeeId }).first(BINDING)) as Binding | undefined;

/** With the codes that wait. Returns how many bindings. */
export const dropBindings = async (db: Db, employeeIds: readonly number[]): Promise<number> => {
  await db.sql(CODES).where((group) => chunkedIn(group, 'employee_id', employeeIds)).delete();
  return db.sql(BINDINGS).where((group) => chunkedIn(group, 'employee_id', employeeIds)).delete();
};

/** Everybody who is bound or about to be. */
export const boundEmployees = async (db: Db): Promise<number[]> => {
  const rows = (await db.sql(BINDINGS).select({ id: 'employee_id' }).union([db.sql(CODES).select({ id: 'employee_id' })])) as { id: number }[];
  return rows.map(({ id }) => id);
};
