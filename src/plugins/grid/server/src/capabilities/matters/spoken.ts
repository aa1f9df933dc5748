import type { MatterChannel, MatterKind } from '../../../../shared/contracts/matters';
import type { UserPrincipal } from '../../access/principal';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { Conflict } from '../../platform/errors';
import { auditMatter } from './audit';
import { isUntouched } from './domain/withdrawal';
import { registerMatter } from './register';
import type { StoredMatter } from './store-read';
import { deleteMatter, heldMatter, traceOf } from './store-withdraw';

/** What somebody asked for in a talk or on a visit. */
export interface Spoken {
  readonly channel: Extract<MatterChannel, 'talk' | 'visit'>;
  readonly kind: MatterKind;
  readonly title: string;
  readonly body: string | null;
  readonly gridId: number;
  readonly submitterId: number;
}

export type SpokenMatter = Pick<StoredMatter, 'id' | 'documentId' | 'number'>;

/** Who typed it in received it, unless it is his own. The clocks run from today: nobody could answer it before it stood in the register. */
export const registerSpoken = async (db: Db, principal: UserPrincipal, spoken: Spoken, today: IsoDate): Promise<SpokenMatter> => {
  const receiverId = principal.employeeId === spoken.submitterId ? null : principal.employeeId;
  const matter = await registerMatter(db, { ...spoken, category: null, anonymous: false, receiverId, registeredOn: today }, today);
  await auditMatter(db, principal, matter, { action: 'row.create', fields: ['channel', 'kind', 'title', ...(spoken.body === null ? [] : ['body']), 'grid', 'submitter'] });
  return matter;
};

/**
 * Taken back with the talk in which it was spoken of: gone, as the record is. What somebody has done anything to stays, and so does the record.
 * @throws Conflict then.
 */
export const withdrawSpoken = async (db: Db, principal: UserPrincipal, matterId: number): Promise<void> => {
  const matter = await heldMatter(db, matterId);
  if (!matter) return;
  if (!isUntouched(await traceOf(db, matter))) throw new Conflict('matter_moved', `something was done already to matter ${matter.number}, which its need became`);
  await auditMatter(db, principal, matter, { action: 'row.delete' });
  await deleteMatter(db, matterId);
};
