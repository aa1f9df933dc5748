import type { UserPrincipal } from '../../access/principal';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { mayRead, seenBy } from './reach';

/**
 * Files of a matter are as closed as its conversation. Who typed the matter in also adds the paper that it came on, until somebody takes it
 * up. Like all that hangs on a matter they carry the day alone.
 */
export const filesOfMatter = async (db: Db, principal: UserPrincipal, documentId: string, today: IsoDate, purpose: 'read' | 'add'): Promise<{ aboutIds: number[]; dayOnly: true } | null> => {
  const seen = await seenBy(db, principal, documentId, today);
  if (!seen) return null;
  const { matter, standing } = seen;
  const typedItIn = principal.employeeId !== null && matter.receiverId === principal.employeeId && matter.state === 'registered';
  if (!mayRead(principal, standing) && !(purpose === 'add' && typedItIn)) return null;
  return { aboutIds: matter.submitterId === null ? [] : [matter.submitterId], dayOnly: true };
};
