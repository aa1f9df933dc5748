import type { ExtendRetention, OwnRetention, RetentionClassRow, RetentionCode, RetentionOverview } from '../../../../shared/contracts/retention';
import { actorOf } from '../../access/actor';
import type { UserPrincipal } from '../../access/principal';
import { addDays, addMonths, firstOfMonth, type IsoDate } from '../../kernel/date';
import { appendAudit } from '../../platform/audit';
import type { Db } from '../../platform/db';
import { Conflict, InvalidInput, NotFound } from '../../platform/errors';
import { closedBefore, dueOn, longestExtension } from './domain/batches';
import { batchesOf, buriedOf, countAbout, countHeld, monthsOf, noteExtended, type StoredBatch } from './store';
import { CLASSES, type RetentionClass } from './store-classes';

const SHOWN_DAYS = 365;

/** The months of a class as the office set them, else the default. */
export const monthsFor = (months: ReadonlyMap<string, number>, { code, months: otherwise }: RetentionClass): number => months.get(code) ?? otherwise;

/** What is due when: counts and days, no content. */
export const overview = async (db: Db, today: IsoDate): Promise<RetentionOverview> => {
  const [months, buried] = [await monthsOf(db), await buriedOf(db)];
  const classes: RetentionClassRow[] = [];
  for (const each of CLASSES) {
    const kept = monthsFor(months, each);
    const batches = await batchesOf(db, each, closedBefore(addDays(today, SHOWN_DAYS), kept));
    classes.push({ code: each.code, months: kept, held: await countHeld(db, each), purged: buried.get(each.code) ?? 0, batches: batches.map((batch) => shown(batch, kept)) });
  }
  return { today, classes };
};

const shown = (batch: StoredBatch, months: number) => ({ period: batch.period, rows: batch.rows, dueOn: dueOn(batch, months), warnedOn: batch.warnedOn, extended: batch.extended });

/** Puts the purge of one month off, once, with a reason that the trail keeps. */
export const extend = async (db: Db, principal: UserPrincipal, code: RetentionCode, { period, until, reason }: ExtendRetention, today: IsoDate): Promise<RetentionOverview> => {
  const each = CLASSES.find((one) => one.code === code);
  if (!each) throw new NotFound(`retention class "${code}"; there are: ${CLASSES.map((one) => one.code).join(', ')}; it was`);
  const months = monthsFor(await monthsOf(db), each);
  const batch = (await batchesOf(db, each, firstOfMonth(addMonths(period, 1)))).find((one) => one.period === period);
  if (!batch) throw new NotFound(`rows of ${code} of ${period}`);
  if (batch.extended !== null) throw new Conflict('extended', `${code} of ${period} was extended until ${batch.extended.until} already; it is extended once`);
  const [from, to] = [later(dueOn(batch, months), today), later(longestExtension(period, months), addDays(today, SHOWN_DAYS))];
  if (until <= from || until > to) throw new InvalidInput([{ field: 'until', code: 'out_of_range', value: until, allowed: `after ${from}, ${to} at the latest` }]);
  if (!(await noteExtended(db, code, period, { until, on: today, name: principal.name, reason }))) throw new Conflict('extended', `${code} of ${period} was extended meanwhile; it is extended once`);
  await appendAudit(db, actorOf(principal), [{ action: 'retention.extend', reason, details: { class: code, period, rows: batch.rows, until } }]);
  return overview(db, today);
};

const later = (a: IsoDate, b: IsoDate): IsoDate => (a > b ? a : b);

/** What is kept of one person and when the first of it goes. An extension may put a day off. */
export const retentionAbout = async (db: Db, employeeId: number): Promise<OwnRetention[]> => {
  const months = await monthsOf(db);
  const own: OwnRetention[] = [];
  for (const each of CLASSES) {
    const { rows, first } = await countAbout(db, each, employeeId);
    if (first !== null) own.push({ code: each.code, months: monthsFor(months, each), rows, firstDueOn: dueOn({ period: first, extendedUntil: null }, monthsFor(months, each)) });
  }
  return own;
};
