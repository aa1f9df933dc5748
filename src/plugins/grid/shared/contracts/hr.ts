import type { IsoDate } from './common';

/**
 * A person as the personnel system knows him. What is left out, `null` or blank stays as it is; a new person needs number, name and
 * grid. Values are read as in the workbook: codes or labels of choices, `2022-03-05` or a month `2022-03`.
 */
export interface HrEmployee {
  employeeNo: string;
  name?: string | null;
  gender?: string | null;
  birthDate?: string | null;
  department?: string | null;
  post?: string | null;
  politicalStatus?: string | null;
  joinedPartyOn?: string | null;
  hiredOn?: string | null;
  employmentStatus?: string | null;
  phone?: string | null;
  email?: string | null;
  /** Code of a grid within reach of the token; another than before is a move. */
  grid?: string | null;
  language?: string | null;
}

/** PUT /api/grid/hr/employees */
export interface HrUpsert {
  rows: HrEmployee[];
  /** Says what would be done and changes nothing. */
  dryRun?: boolean;
  /** One wrong row refuses all of them: 400, with the issues of every wrong row as `rows.<index>.<field>`. */
  allOrNothing?: boolean;
  /** The first day in a new grid of who moves, and the last day of who leaves: today, or up to 31 days ago. */
  effectiveOn?: IsoDate;
}

export type HrOutcome = 'created' | 'changed' | 'unchanged' | 'refused';

export interface HrResult {
  /** Place in `rows`, from 0. */
  index: number;
  employeeNo: string;
  result: HrOutcome;
  /** Names of the fields that changed; empty for a new person. */
  fields: string[];
  /** Why it was refused; empty otherwise. */
  issues: { field: string; code: string; value: string; allowed: string }[];
}

export interface HrUpserted {
  dryRun: boolean;
  effectiveOn: IsoDate;
  counts: Record<HrOutcome, number>;
  /** In the order of the request. */
  rows: HrResult[];
}
