/** Which rows of a type are about the person: a column of theirs, a link table, or the duty that they belong to. */
export type Via = { readonly columns: readonly string[] } | { readonly link: string } | { readonly task: 'subjectId' };

/** A part of the own file: rows of one type in one relation to the person. */
export interface Section {
  readonly key: string;
  readonly type: string;
  readonly via: Via;
  /** Own columns of the row, as they are. */
  readonly fields: readonly string[];
  /** Relations to people, shown as a name and nothing else. */
  readonly people?: readonly string[];
  /** `current`: names of others only while the row is in force; before and after they are other people's past. */
  readonly names?: 'always' | 'current';
  /** Relations to grids, shown as a name. */
  readonly grids?: readonly string[];
  /** Relations to several people, shown as a number. */
  readonly counts?: readonly string[];
  /** Confidential texts. `alone`: what the confidential capability opens to him, which is what is about him alone. `own`: always. */
  readonly texts?: Readonly<Record<string, 'alone' | 'own'>>;
  /** Shown only where the row has one of these states: elsewhere they tell of somebody else. */
  readonly onlyIn?: Readonly<Record<string, readonly string[]>>;
  /** Every other attribute of the type, with the reason why it is not here. A test fails on one that is nowhere. */
  readonly omits: Readonly<Record<string, string>>;
}

const COPY = 'a scalar copy of a relation that is shown';
export const OTHERS = 'tells of another person';
export const KEY = 'a key of the server without a meaning of its own';
export const ACCOUNT = 'see the section accounts';
export const copies = (...names: string[]): Record<string, string> => Object.fromEntries(names.map((name) => [name, COPY]));
export const others = (...names: string[]): Record<string, string> => Object.fromEntries(names.map((name) => [name, OTHERS]));
