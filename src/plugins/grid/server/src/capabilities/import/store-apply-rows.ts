import { specOf } from './domain/fields-care';
import type { ImportKind, Step } from './domain/types';
import type { IsoDate } from '../../kernel/date';
import { chunked, type Db } from '../../platform/db';
import { insertRows, updateRows, type Row } from '../../platform/rows';
import { attributesOf } from './store-attributes';
import { loadIds, type Ids } from './store-ids';

export type Inserts = Extract<Step, { op: 'insert' }>[];
export type Updates = Extract<Step, { op: 'update' }>[];

export const ROWS_PER_REPORT = 2_000;

export interface Write {
  readonly db: Db;
  readonly today: IsoDate;
  readonly onWritten: (rows: number) => void;
  readonly inserts: (kind: ImportKind) => Inserts;
  readonly updates: (kind: ImportKind) => Updates;
}

export type Extras = (ids: Ids, steps: readonly Step[]) => Promise<Row[]>;

/** Inserts and updates the rows of a kind, with what the file does not say; returns the ids of all of them. */
export const writeRows = async ({ db, inserts, updates, onWritten }: Write, kind: ImportKind, extras: Extras): Promise<number[]> => {
  const written: number[] = [];
  const added = inserts(kind);
  const changed = updates(kind);
  const ids = await loadIds(db, [...added, ...changed]);
  for (const part of chunked(added, ROWS_PER_REPORT)) {
    const more = await extras(ids, part);
    written.push(...(await insertRows(db, specOf(kind).type, part.map(({ values }, index) => ({ ...attributesOf(kind, values, ids), ...more[index] })))));
    onWritten(part.length);
  }
  const more = await extras(ids, changed);
  await updateRows(db, specOf(kind).type, changed.map(({ id, values }, index) => ({ id, values: { ...attributesOf(kind, values, ids), ...more[index] } })));
  onWritten(changed.length);
  return [...written, ...changed.map(({ id }) => id)];
};
