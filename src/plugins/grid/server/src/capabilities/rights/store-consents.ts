import type { Knex } from 'knex';
import type { ConsentPurpose } from '../../../../shared/contracts/rights';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { insertRows } from '../../platform/rows';
import { chunkedIn } from '../../platform/sql';

export interface StoredConsent {
  readonly documentId: string;
  readonly employeeId: number;
  readonly purpose: ConsentPurpose;
  readonly givenOn: IsoDate;
  readonly withdrawnOn: IsoDate | null;
  readonly channel: string;
  readonly textVersion: string;
}

const TABLE = 'grid_consents';
const COLUMNS = { documentId: 'document_id', employeeId: 'employee_id', purpose: 'purpose', givenOn: 'given_on', withdrawnOn: 'withdrawn_on', channel: 'channel', textVersion: 'text_version' };

/** At most one open consent a person and purpose: the database sees to it. */
const openKeyOf = (employeeId: number, purpose: ConsentPurpose): string => `${employeeId}:${purpose}`;

export const consentsOf = async (db: Db, employeeId: number): Promise<StoredConsent[]> =>
  (await db.sql(TABLE).where({ employee_id: employeeId }).orderBy('id', 'desc').select(COLUMNS)) as StoredConsent[];

/** Narrows to those whom a column names and whose consent is in force on the day: from the day it was given to the day before it was withdrawn. */
export const whereConsents = (query: Knex.QueryBuilder, employeeColumn: string, purpose: ConsentPurpose, on: IsoDate): Knex.QueryBuilder =>
  query.whereExists((given) =>
    given
      .from(`${TABLE} as given`)
      .whereRaw('given.employee_id = ??', [employeeColumn])
      .where('given.purpose', purpose)
      .where('given.given_on', '<=', on)
      .where((open) => open.whereNull('given.withdrawn_on').orWhere('given.withdrawn_on', '>', on)),
  );

/** @public Whether the person's consent is in force on a day. */
export const hasConsent = async (db: Db, employeeId: number, purpose: ConsentPurpose, on: IsoDate): Promise<boolean> => (await consentingAmong(db, [employeeId], purpose, on)).has(employeeId);

/** Those of the people whose consent is in force on a day. */
export const consentingAmong = async (db: Db, employeeIds: readonly number[], purpose: ConsentPurpose, on: IsoDate): Promise<Set<number>> => {
  if (employeeIds.length === 0) return new Set();
  const people = db.sql('grid_employees as e').where((group) => chunkedIn(group, 'e.id', employeeIds));
  const rows = (await whereConsents(people, 'e.id', purpose, on).select({ id: 'e.id' })) as { id: number }[];
  return new Set(rows.map(({ id }) => id));
};

export interface NewConsent {
  readonly employeeId: number;
  readonly gridId: number | null;
  readonly purpose: ConsentPurpose;
  readonly givenOn: IsoDate;
  readonly textVersion: string;
}

export const insertConsent = async (db: Db, { employeeId, purpose, ...values }: NewConsent): Promise<void> => {
  await insertRows(db, 'consent', [{ ...values, purpose, employee: employeeId, employeeId, channel: 'portal', openKey: openKeyOf(employeeId, purpose) }]);
};

/** Ends the open consent; false when there is none. The row stays: who agreed when to what is kept. */
export const withdrawConsent = async (db: Db, employeeId: number, purpose: ConsentPurpose, on: IsoDate): Promise<boolean> =>
  (await db.sql(TABLE).where({ open_key: openKeyOf(employeeId, purpose) }).update({ withdrawn_on: on, open_key: null })) > 0;

export interface ConsentPage {
  readonly purpose?: ConsentPurpose | undefined;
  /** Only those in force. */
  readonly current?: string | undefined;
  readonly page: number;
  readonly pageSize: number;
}

/** Everybody's, newest first. No scope: the action that opens the list is the office's and the privacy officer's, for all. */
export const listConsents = async (db: Db, { purpose, current, page, pageSize }: ConsentPage): Promise<{ rows: StoredConsent[]; total: number }> => {
  const found = () => {
    const query = db.sql(TABLE);
    if (purpose !== undefined) query.where({ purpose });
    if (current !== undefined) query.whereNull('withdrawn_on');
    return { query };
  };
  const { n } = (await found().query.count({ n: '*' }).first()) as { n: number | string };
  const rows = (await found().query.orderBy('id', 'desc').limit(pageSize).offset((page - 1) * pageSize).select(COLUMNS)) as StoredConsent[];
  return { rows, total: Number(n) };
};
