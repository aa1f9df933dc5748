import { actorOf } from '../../access/actor';
import { addMonths, firstOfMonth } from '../../kernel/date';
import { purgeAuditBefore } from '../../platform/audit-purge';
import type { Db } from '../../platform/db';

/** Takes the oldest part of the trail away, up to the end of a month: what stays still verifies. */
export const purgeAuditOf = async (db: Db, period: string): Promise<void> => {
  await purgeAuditBefore(db, firstOfMonth(addMonths(period, 1)), actorOf({ kind: 'system' }, 'job retention'));
};
