import type { RoleCode } from '../../../shared/contracts/access';
import { reachOf, type Holding } from './policy';
import { covers, type Scope, type TreeReader } from './scope';

/** Roles that open texts of others, in the subtree of what the person holds at the level of that role. No other role opens any. */
const OPENERS: readonly RoleCode[] = ['branch'];

/** Who wants to open a text. */
export interface Reader {
  readonly employeeId: number | null;
  /** A technical account opens anything, as it could in the database; it is written down and shown like everybody's. */
  readonly superAdmin: boolean;
  readonly opens: Scope;
}

/** Where a text stands, and whose it is. */
export interface TextRow {
  readonly gridId: number | null;
  /** Who reported the event, held the talk, or opened the care plan and is responsible for it. Nobody, for a care profile. */
  readonly partyIds: readonly number[];
  /** Whom the text is about. */
  readonly aboutIds: readonly number[];
}

export const opensOf = (roles: readonly RoleCode[], holdings: readonly Holding[]): Scope => reachOf(roles.filter((role) => OPENERS.includes(role)), holdings);

/**
 * A party knows the text already and opens it wherever the row lies; a branch opens what lies in it. To office, committee and group a
 * text of others stays closed, although they reach the row.
 */
export const mayOpen = ({ employeeId, superAdmin, opens }: Reader, { gridId, partyIds }: TextRow, tree: TreeReader): boolean =>
  superAdmin || (employeeId !== null && partyIds.includes(employeeId)) || covers(opens, { gridId, personId: null }, tree);

/** A person opens what is about him alone: the text of a talk with several people tells about the others. */
export const mayOpenOwn = (employeeId: number, { aboutIds }: TextRow): boolean => aboutIds.length === 1 && aboutIds[0] === employeeId;
