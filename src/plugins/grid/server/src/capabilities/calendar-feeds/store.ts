import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';

export interface StoredFeed {
  readonly id: string;
  readonly employeeId: number | null;
  /** Null, as `gridId`, for the own calendar of a person. */
  readonly userId: number | null;
  readonly gridId: number | null;
  readonly madeOn: IsoDate;
  readonly fetchedOn: IsoDate | null;
}

export interface NewFeed extends Omit<StoredFeed, 'fetchedOn'> {
  readonly ownerKey: string;
  readonly tokenHash: string;
}

const TABLE = 'grid_calendar_feed';
const COLUMNS = { id: 'id', employeeId: 'employee_id', userId: 'user_id', gridId: 'grid_id', madeOn: 'made_on', fetchedOn: 'fetched_on' };

/** In the place of the one that the owner has: from then on the old address is one that never was. */
export const putFeed = async (db: Db, { id, ownerKey, tokenHash, employeeId, userId, gridId, madeOn }: NewFeed): Promise<void> => {
  await db
    .sql(TABLE)
    .insert({ id, owner_key: ownerKey, token_hash: tokenHash, employee_id: employeeId, user_id: userId, grid_id: gridId, made_on: madeOn, fetched_on: null })
    .onConflict('owner_key')
    .merge();
};

export const feedByToken = async (db: Db, tokenHash: string): Promise<StoredFeed | undefined> => (await db.sql(TABLE).where({ token_hash: tokenHash }).first(COLUMNS)) as StoredFeed | undefined;

export const feedsOfAccount = async (db: Db, userId: number): Promise<StoredFeed[]> => (await db.sql(TABLE).where({ user_id: userId }).orderBy(['made_on', 'id']).select(COLUMNS)) as StoredFeed[];

export const feedsOfPerson = async (db: Db, employeeId: number): Promise<StoredFeed[]> => (await db.sql(TABLE).where({ employee_id: employeeId }).whereNull('user_id').select(COLUMNS)) as StoredFeed[];

export const deleteFeed = async (db: Db, id: string): Promise<void> => {
  await db.sql(TABLE).where({ id }).delete();
};

/** The day and nothing else: when somebody's telephone asks is nobody's business. */
export const noteFetched = async (db: Db, id: string, today: IsoDate): Promise<void> => {
  await db.sql(TABLE).where({ id }).where((older) => older.whereNull('fetched_on').orWhere('fetched_on', '<', today)).update({ fetched_on: today });
};

/** Whether a person works here and may log in on the portal. */
export const mayLogIn = async (db: Db, employeeId: number): Promise<boolean> => {
  const row = (await db.sql('grid_employees as e').join('up_users as u', 'u.id', 'e.account_id').where('e.id', employeeId).first({ blocked: 'u.blocked' })) as { blocked: boolean | number | null } | undefined;
  return row !== undefined && !row.blocked;
};
