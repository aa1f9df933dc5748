import type { CorrectionState } from '../../../../shared/contracts/rights';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { insertRows, updateRows } from '../../platform/rows';

export interface StoredCorrection {
  readonly id: number;
  readonly documentId: string;
  readonly employeeId: number;
  readonly about: string;
  readonly state: CorrectionState;
  readonly wish: string | null;
  readonly answer: string | null;
  readonly reportedOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly answeredOn: IsoDate | null;
  readonly answeredBy: string | null;
}

const COLUMNS = {
  id: 'id',
  documentId: 'document_id',
  employeeId: 'employee_id',
  about: 'about',
  state: 'state',
  wish: 'wish',
  answer: 'answer',
  reportedOn: 'reported_on',
  dueOn: 'due_on',
  answeredOn: 'answered_on',
  answeredBy: 'answered_by',
};

const TABLE = 'grid_correction_requests';

export interface NewCorrection {
  readonly employeeId: number;
  readonly gridId: number | null;
  readonly about: string;
  readonly wish: string;
  readonly reportedOn: IsoDate;
  readonly dueOn: IsoDate;
}

export const insertCorrection = async (db: Db, { employeeId, ...values }: NewCorrection): Promise<StoredCorrection> => {
  const [id] = await insertRows(db, 'correction-request', [{ ...values, employee: employeeId, employeeId, state: 'open' }]);
  return (await db.sql(TABLE).where({ id }).first(COLUMNS)) as StoredCorrection;
};

/** Those of one person, newest first. */
export const correctionsOf = async (db: Db, employeeId: number): Promise<StoredCorrection[]> =>
  (await db.sql(TABLE).where({ employee_id: employeeId }).orderBy('id', 'desc').select(COLUMNS)) as StoredCorrection[];

/** How many of one person are open; two requests at once are counted one after the other. */
export const countOpen = async (db: Db, employeeId: number): Promise<number> => {
  if (db.dialect === 'postgres') await db.sql.raw('select id from grid_employees where id = ? for no key update', [employeeId]);
  const row = (await db.sql(TABLE).where({ employee_id: employeeId, state: 'open' }).count({ n: '*' }).first()) as { n: number | string };
  return Number(row.n);
};

export interface CorrectionPage {
  readonly state?: CorrectionState | undefined;
  readonly page: number;
  readonly pageSize: number;
}

/** Everybody's, what is due first above. No scope: the action that opens the list is the office's and the privacy officer's, for all. */
export const listCorrections = async (db: Db, { state, page, pageSize }: CorrectionPage): Promise<{ rows: StoredCorrection[]; total: number }> => {
  const found = () => {
    const query = db.sql(TABLE);
    return { query: state === undefined ? query : query.where({ state }) };
  };
  const { n } = (await found().query.count({ n: '*' }).first()) as { n: number | string };
  const rows = (await found()
    .query.orderByRaw(`case when state = 'open' then 0 else 1 end`)
    .orderBy([{ column: 'due_on', order: 'asc' }, { column: 'id' }])
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .select(COLUMNS)) as StoredCorrection[];
  return { rows, total: Number(n) };
};

export const correctionByDocument = async (db: Db, documentId: string): Promise<StoredCorrection | undefined> => (await db.sql(TABLE).where({ document_id: documentId }).first(COLUMNS)) as StoredCorrection | undefined;

export interface Answer {
  readonly state: 'accepted' | 'declined';
  readonly answer: string;
  readonly answeredOn: IsoDate;
  readonly answeredBy: string;
}

/** False when it was answered before: of two at once the second finds it so. */
export const answerCorrection = async (db: Db, id: number, answer: Answer): Promise<boolean> => {
  const taken = await db.sql(TABLE).where({ id, state: 'open' }).update({ state: answer.state });
  if (taken === 0) return false;
  await updateRows(db, 'correction-request', [{ id, values: { ...answer } }]);
  return true;
};
