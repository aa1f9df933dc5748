import type { Db } from '../../platform/db';
import { tableOf } from '../../platform/tables';

/** Everything that a regulation supersedes, directly or through another; itself, where it comes round. */
export const supersededBy = async (db: Db, id: number): Promise<number[]> => {
  const link = tableOf('regulation').links['supersedes'];
  if (!link) throw new Error('regulation has no link table for supersedes');
  const found = new Set<number>();
  for (let next: number[] = [id]; next.length > 0; ) {
    const rows = (await db.sql(link.table).whereIn(link.from, next).select({ older: link.to })) as { older: number }[];
    next = rows.map(({ older }) => older).filter((older) => !found.has(older));
    for (const older of next) found.add(older);
  }
  return [...found];
};
