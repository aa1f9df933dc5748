import type { AuditRow } from '../../src/plugins/grid/server/src/platform/audit';
import type { AuditFinding } from '../../src/plugins/grid/shared/contracts/audit';
import { server, type TestApp } from './app';

type Audit = typeof import('../../src/plugins/grid/server/src/platform/audit');
type Verify = typeof import('../../src/plugins/grid/server/src/platform/audit-verify');
type Database = typeof import('../../src/plugins/grid/server/src/platform/db');
type Db = import('../../src/plugins/grid/server/src/platform/db').Db;

export const { appendAudit, systemActor } = server('platform/audit') as Audit;
export const { auditEnds, auditRows, verification } = server('platform/audit-verify') as Verify;

export const inTx = <T>(app: TestApp, work: (db: Db) => Promise<T>): Promise<T> => (server('platform/db') as Database).withTx(app.strapi, work);

/** Everything that does not hold in the chain as it stands. */
export const findingsIn = async (db: Db, heads: readonly { seq: number; hash: string }[] = []): Promise<AuditFinding[]> => {
  const ends = await auditEnds(db);
  const walk = verification(ends, heads);
  walk.push(await auditRows(db, ends.base.seq, ends.last, 1_000_000));
  return walk.end();
};

export const trail = async (app: TestApp, after = 0): Promise<AuditRow[]> => (await app.strapi.db.connection('grid_audit').where('seq', '>', after).orderBy('seq')) as AuditRow[];

export const lastSeq = async (app: TestApp): Promise<number> => ((await app.strapi.db.connection('grid_audit').max({ seq: 'seq' }).first()) as { seq: number | null }).seq ?? 0;
