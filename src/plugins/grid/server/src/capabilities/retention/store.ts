import type { Knex } from 'knex';
import type { RetentionBatch, RetentionCode } from '../../../../shared/contracts/retention';
import { addMonths, firstOfMonth, type IsoDate } from '../../kernel/date';
import { chunked, ROWS_PER_INSERT, type Db } from '../../platform/db';
import { insertRows } from '../../platform/rows';
import type { Batch } from './domain/batches';
import type { RetentionClass } from './store-classes';
import type { Key, Part } from './store-part';

/** Adds classes that were never stored; the months that an office chose stay. */
export const addClasses = async (db: Db, classes: readonly { code: RetentionCode; months: number }[]): Promise<number> => {
  const known = new Set(((await db.sql('grid_retention_classes').select('code')) as { code: string }[]).map((row) => row.code));
  return (await insertRows(db, 'retention-class', classes.filter(({ code }) => !known.has(code)).map(({ code, months }) => ({ code, months })))).length;
};

export const monthsOf = async (db: Db): Promise<Map<string, number>> => {
  const rows = (await db.sql('grid_retention_classes').select('code', 'months')) as { code: string; months: number }[];
  return new Map(rows.map((row) => [row.code, row.months]));
};

/** Notes the first day on which somebody is seen to have left, and forgets it when he is back. Returns how many are new. */
export const noteLeavers = async (db: Db, today: IsoDate): Promise<number> => {
  await db.sql('grid_employees').whereNotNull('left_on').whereNotIn('employment_status', GONE).update({ left_on: null });
  return db.sql('grid_employees').whereNull('left_on').whereIn('employment_status', GONE).update({ left_on: today });
};

const GONE = ['left', 'retired'];

const closed = (db: Db, part: Part, before: IsoDate): Knex.QueryBuilder => db.sql.from(part.rows(db).as('x')).where('x.since', '<', before);
const MONTH = 'substr(x.since, 1, 7)';

/** How many rows of a class were closed in each month before a day. */
const countByMonth = async (db: Db, { parts }: RetentionClass, before: IsoDate): Promise<Map<string, number>> => {
  const counts = new Map<string, number>();
  for (const part of parts) {
    const rows = (await closed(db, part, before).groupByRaw(MONTH).select({ period: db.sql.raw(MONTH), n: db.sql.raw('count(*)') })) as { period: string; n: number | string }[];
    for (const { period, n } of rows) counts.set(period, (counts.get(period) ?? 0) + Number(n));
  }
  return counts;
};

const LAST: IsoDate = '9999-12-31';

export const countHeld = async (db: Db, each: RetentionClass): Promise<number> => [...(await countByMonth(db, each, LAST)).values()].reduce((sum, n) => sum + n, 0);

/** What is held of one person, by month of closing. */
export const countAbout = async (db: Db, { parts }: RetentionClass, employeeId: number): Promise<{ rows: number; first: string | null }> => {
  let rows = 0;
  let first: string | null = null;
  for (const part of parts) {
    const { about } = part;
    if (about === null) continue;
    const about$ = part.rows(db).modify((query) => about(query, db, employeeId));
    const found = (await db.sql.from(about$.as('x')).first({ n: db.sql.raw('count(*)'), first: db.sql.raw(`min(${MONTH})`) })) as { n: number | string; first: string | null };
    rows += Number(found.n);
    if (found.first !== null && (first === null || found.first < first)) first = found.first;
  }
  return { rows, first };
};

/** Takes one month of a class away and leaves a tombstone: how many, of which type, in which grid. */
export const purgeMonth = async (db: Db, { code, parts }: RetentionClass, period: string, today: IsoDate): Promise<number> => {
  let purged = 0;
  for (const part of parts) {
    const rows = (await closed(db, part, firstOfMonth(addMonths(period, 1))).where('x.since', '>=', firstOfMonth(period)).select({ id: 'x.id', gridId: 'x.grid_id' })) as { id: Key; gridId: number | null }[];
    if (rows.length === 0) continue;
    await part.purge(db, rows.map(({ id }) => id), period);
    await bury(db, { class: code, type: part.type, period, purged_on: today }, rows);
    purged += rows.length;
  }
  return purged;
};

const bury = async (db: Db, stone: Record<string, string>, rows: readonly { gridId: number | null }[]): Promise<void> => {
  const counts = new Map<number | null, number>();
  for (const { gridId } of rows) counts.set(gridId, (counts.get(gridId) ?? 0) + 1);
  const stones = [...counts].map(([gridId, n]) => ({ ...stone, grid_id: gridId, rows: n }));
  for (const part of chunked(stones, ROWS_PER_INSERT)) await db.sql('grid_tombstone').insert(part);
};

export const buriedOf = async (db: Db): Promise<Map<string, number>> => {
  const rows = (await db.sql('grid_tombstone').groupBy('class').select({ code: 'class' }).sum({ n: 'rows' })) as unknown as { code: string; n: number | string }[];
  return new Map(rows.map((row) => [row.code, Number(row.n)]));
};

export type StoredBatch = Batch & Pick<RetentionBatch, 'extended'>;

interface RawBatch {
  period: string;
  warned_on: IsoDate | null;
  extended_until: IsoDate | null;
  extended_on: IsoDate | null;
  extended_by: string | null;
  extended_reason: string | null;
}

/** Months with their rows and what was done about them, oldest first. */
export const batchesOf = async (db: Db, each: RetentionClass, before: IsoDate): Promise<StoredBatch[]> => {
  const counts = await countByMonth(db, each, before);
  const stored = new Map(((await db.sql('grid_retention_batch').where({ class: each.code })) as RawBatch[]).map((row) => [row.period, row]));
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([period, rows]) => {
    const row = stored.get(period);
    const until = row?.extended_until ?? null;
    const extended = until === null ? null : { until, on: row?.extended_on ?? '', by: row?.extended_by ?? '', reason: row?.extended_reason ?? '' };
    return { period, rows, warnedOn: row?.warned_on ?? null, extendedUntil: until, extended };
  });
};

const put = async (db: Db, code: RetentionCode, period: string, values: Record<string, string | null>): Promise<void> => {
  await db.sql('grid_retention_batch').insert({ class: code, period, ...values }).onConflict(['class', 'period']).merge(values);
};

export const noteWarned = (db: Db, code: RetentionCode, period: string, today: IsoDate): Promise<void> => put(db, code, period, { warned_on: today });

/** Rows that come into this month later are warned of anew. */
export const notePurged = (db: Db, code: RetentionCode, period: string, today: IsoDate): Promise<void> => put(db, code, period, { warned_on: null, purged_on: today });

/** False when the batch was extended before: of two at once the second finds it so. */
export const noteExtended = async (db: Db, code: RetentionCode, period: string, by: { until: IsoDate; on: IsoDate; name: string; reason: string }): Promise<boolean> => {
  const values = { warned_on: null, extended_until: by.until, extended_on: by.on, extended_by: by.name, extended_reason: by.reason };
  await db.sql('grid_retention_batch').insert({ class: code, period }).onConflict(['class', 'period']).ignore();
  return (await db.sql('grid_retention_batch').where({ class: code, period }).whereNull('extended_until').update(values)) > 0;
};
