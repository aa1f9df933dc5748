import type { UserPrincipal } from '../../access/principal';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { openableRow } from '../confidential';
import type { OwnerType } from './domain/limits';

/** A row that has files, as who may come to them sees it. */
export interface OwnerRow {
  /** Whom it is about: an opening stands in their trails. */
  readonly aboutIds: readonly number[];
  /** Its files tell the day on which they came, and no hour. */
  readonly dayOnly?: true;
}

/** Who typed a row in adds what lies beside it, also where he does not open what others add. */
export type Purpose = 'read' | 'add';

/** Null for unknown and closed alike. */
type FindOwner = (db: Db, principal: UserPrincipal, rowId: string, today: IsoDate, purpose: Purpose) => Promise<OwnerRow | null>;

let matters: FindOwner | null = null;

/** Once, by the register of matters: who opens the conversation of one opens its files. */
export const openFilesOfMatters = (find: FindOwner): void => {
  matters = find;
};

export const findOwner = (type: OwnerType, ...[db, principal, rowId, today, purpose]: Parameters<FindOwner>): Promise<OwnerRow | null> => {
  if (type !== 'matter') return openableRow(db, principal, type, rowId, today);
  if (matters === null) throw new Error('nobody said who opens the files of a matter: openFilesOfMatters');
  return matters(db, principal, rowId, today, purpose);
};
