import { randomInt } from 'node:crypto';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { OWNERS, type FileOwner, type OwnerType } from './domain/limits';

const TABLE = 'grid_attachment';

/** Who raised the matter, in the place of an account. */
export const REPORTER = 0;

export interface StoredFile {
  readonly id: string;
  readonly type: FileOwner;
  readonly rowId: string;
  readonly name: string;
  readonly mime: string;
  readonly bytes: number;
  readonly byUser: number;
  readonly byName: string;
  /** An instant; of files of matters the day alone. */
  readonly at: string;
}

export interface StoredAttachment extends StoredFile {
  readonly type: OwnerType;
}

const COLUMNS = { id: 'id', type: 'type', rowId: 'row_id', name: 'name', mime: 'mime', bytes: 'bytes', byUser: 'by_user', byName: 'by_name', at: 'at' };

export const attachmentsOf = async (db: Db, type: OwnerType, rowId: string): Promise<StoredAttachment[]> =>
  (await db.sql(TABLE).where({ type, row_id: rowId }).orderBy([{ column: 'at' }, { column: 'id' }]).select(COLUMNS)) as StoredAttachment[];

export const attachmentById = async (db: Db, id: string): Promise<StoredAttachment | undefined> =>
  (await db.sql(TABLE).where({ id }).whereIn('type', [...OWNERS]).first(COLUMNS)) as StoredAttachment | undefined;

export const insertAttachment = async (db: Db, { id, type, rowId, name, mime, bytes, byUser, byName, at }: StoredFile, sha256: string, keyId: string): Promise<void> => {
  // SQLite numbers rows as they come: the file of an anonymous matter would lie between those whose hour the trail tells.
  const drawn = db.dialect === 'sqlite' ? { rowid: randomInt(1, 2 ** 47) } : {};
  await db.sql(TABLE).insert({ ...drawn, id, type, row_id: rowId, name, mime, bytes, sha256, key_id: keyId, by_user: byUser, by_name: byName, at });
};

export const deleteAttachment = async (db: Db, id: string): Promise<void> => {
  await db.sql(TABLE).where({ id }).delete();
};

/** Those of the ids that have a row. */
export const knownIds = async (db: Db, ids: readonly string[]): Promise<Set<string>> => {
  const rows = (await db.sql(TABLE).whereIn('id', [...ids]).select('id')) as { id: string }[];
  return new Set(rows.map(({ id }) => id));
};

/** The next ids, after `afterId`, of files that another key than the current one sealed. */
export const sealedByOthers = async (db: Db, currentKey: string, afterId: string, limit: number): Promise<string[]> => {
  const rows = (await db.sql(TABLE).whereNot({ key_id: currentKey }).where('id', '>', afterId).orderBy('id').limit(limit).select('id')) as { id: string }[];
  return rows.map(({ id }) => id);
};

export const setKey = async (db: Db, id: string, keyId: string): Promise<void> => {
  await db.sql(TABLE).where({ id }).update({ key_id: keyId });
};

export const filesByKey = async (db: Db): Promise<{ key: string; files: number }[]> => {
  const rows = (await db.sql(TABLE).groupBy('key_id').orderBy('key_id').select({ key: 'key_id' }).count({ files: '*' })) as unknown as { key: string; files: number | string }[];
  return rows.map(({ key, files }) => ({ key, files: Number(files) }));
};

/** Files of matters that came on the day or later. */
export const filesOfMattersSince = async (db: Db, day: IsoDate): Promise<string[]> => {
  const rows = (await db.sql(TABLE).where({ type: 'matter' }).where('at', '>=', day).select('id')) as { id: string }[];
  return rows.map(({ id }) => id);
};

/** PostgreSQL lays a row anew that is written anew, so the place of a row in its file says no longer when it came. */
export const layAnew = async (db: Db, id: string): Promise<void> => {
  await db.sql(TABLE).where({ id }).update({ type: 'matter' });
};
