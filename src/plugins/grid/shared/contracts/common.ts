/** A calendar date `YYYY-MM-DD`, read in the time zone of the installation. */
export type IsoDate = string;

/** A Strapi documentId: the only identifier that leaves the server. */
export type DocumentId = string;

export type GridLevel = 'committee' | 'branch' | 'group' | 'member';

export interface PersonRef {
  id: DocumentId;
  employeeNo: string;
  name: string;
}

export interface GridRef {
  id: DocumentId;
  code: string;
  name: string;
  level: GridLevel;
}

export interface Paged<T> {
  rows: T[];
  total: number;
  page: number;
  pageSize: number;
}

/** A ratio that always carries both sides, so that every share can open the rows behind it. */
export interface Ratio {
  numerator: number;
  denominator: number;
}

/** One wrong input: which field, which value, and what is allowed. The body of every 4xx of ours holds these in `error.details.issues`. */
export interface InputIssue {
  field: string;
  code: string;
  value: string;
  allowed?: string;
}
