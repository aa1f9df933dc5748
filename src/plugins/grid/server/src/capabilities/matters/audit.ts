import { auditAbout, type RowDeed } from '../../access/audit-rows';
import type { Principal } from '../../access/principal';
import type { Db } from '../../platform/db';
import type { StoredMatter } from './store-read';

/** Writes down what was done to a matter; it is about its reporter, where he is named. */
export const auditMatter = (db: Db, principal: Principal, { documentId, submitterId }: Pick<StoredMatter, 'documentId' | 'submitterId'>, deed: Omit<RowDeed, 'type' | 'documentId'>): Promise<void> =>
  auditAbout(db, principal, { ...deed, type: 'matter', documentId }, submitterId === null ? [] : [submitterId]);
