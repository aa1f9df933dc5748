import type { GridRef, IsoDate, PersonRef } from './common';

/** Everything that a person may do on our own screens and routes; the policy table says which role may. */
export type ActionId =
  | 'workbench.read'
  | 'task.transfer'
  | 'task.waive'
  | 'task.follow-up'
  | 'care-record.create'
  | 'care-record.undo'
  | 'care-event.create'
  | 'care-event.withdraw'
  | 'grids.read'
  | 'people.read'
  | 'employee.login'
  | 'import.run'
  | 'roster.export'
  | 'jobs.read'
  | 'jobs.run'
  | 'outbox.read'
  | 'outbox.resend';

export type RoleCode = 'office' | 'committee' | 'branch' | 'group';

/** GET /grid/me */
export interface Me {
  today: IsoDate;
  isWorkingDay: boolean;
  /** The person behind the account, or null for a technical account. */
  employee: PersonRef | null;
  /** Roots of what the account reaches today; empty = nothing. */
  grids: GridRef[];
  actions: ActionId[];
  /** Years shown on the screens for which no official calendar was loaded: due dates in them count Monday to Friday. */
  provisionalYears: number[];
}
