import type { Db } from '../platform/db';
import { updateRows } from '../platform/rows';
import { tableOf } from '../platform/tables';
import { policyOf } from './schemas';

/** Brings the scalar copies of one row in line with its relations; the policy table says which column copies what. */
export const syncCopies = async (db: Db, type: string, id: number): Promise<void> => {
  const values: Record<string, number | null> = {};
  for (const [copy, source] of Object.entries(policyOf(type).copies)) values[copy] = await valueOf(db, type, id, source);
  if (Object.keys(values).length === 0) return;
  // Where the server keeps the `grid` relation too, it follows the copy.
  const ownsGrid = policyOf(type).serverOwned.includes('grid') && 'gridId' in values;
  await updateRows(db, type, [{ id, values: ownsGrid ? { ...values, grid: values['gridId'] } : values }]);
};

const valueOf = async (db: Db, type: string, id: number, source: string): Promise<number | null> => {
  if (source === 'self') return id;
  const [relation = '', column] = source.split('.');
  const link = tableOf(type).links[relation];
  if (!link) throw new Error(`policy of ${type}: ${source} names no relation with a link table`);
  const linked = (await db.sql(link.table).where(link.from, id).first({ target: link.to })) as { target: number } | undefined;
  if (!linked || column === undefined) return linked?.target ?? null;
  const row = (await db.sql('grid_employees').where({ id: linked.target }).first({ value: 'grid_id' })) as { value: number | null } | undefined;
  return row?.value ?? null;
};
