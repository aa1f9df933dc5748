import type { Core } from '@strapi/strapi';
import { withTx, type Db } from '../platform/db';
import { tableOf } from '../platform/tables';
import { auditAbout, subjectsOf } from './audit-rows';
import type { WriteParams } from './guard-write';
import type { Verb } from './policy';
import type { Principal } from './principal';
import { policyOf } from './schemas';

const ACTION = { create: 'row.create', update: 'row.update', delete: 'row.delete' } as const;

/** A write through the Document Service and its entry in the trail, in one transaction: who, which row, whom it is about, which fields. */
export const auditedWrite = <T>(strapi: Core.Strapi, principal: Principal, type: string, verb: Exclude<Verb, 'read'>, params: WriteParams, write: () => Promise<T>): Promise<T> =>
  withTx(strapi, async (db) => {
    // A clone names its source.
    const given = verb === 'create' ? undefined : params.documentId;
    const before = given === undefined ? NOBODY_YET : await pictureOf(db, type, given, params);
    const result = await write();
    const documentId = given ?? (result as { documentId?: string } | null)?.documentId ?? '';
    const after = verb === 'delete' ? NOBODY_YET : await pictureOf(db, type, documentId, params);
    const fields = verb === 'delete' ? [] : Object.keys(after.values).filter((name) => after.values[name] !== (before.values[name] ?? EMPTY));
    await auditAbout(db, principal, { action: ACTION[verb], type, documentId, fields }, [...new Set([...before.subjects, ...after.subjects])]);
    return result;
  });

interface Picture {
  readonly values: Readonly<Record<string, string>>;
  readonly subjects: readonly number[];
}

const EMPTY = 'null';
const NOBODY_YET: Picture = { values: {}, subjects: [] };
const KEPT_BY_STRAPI = ['id', 'documentId', 'createdAt', 'updatedAt', 'publishedAt', 'createdBy', 'updatedBy', 'locale', 'localizations'];

/** The row as comparable texts by attribute: its own columns without scalar copies, and the relations that the write names. */
const pictureOf = async (db: Db, type: string, documentId: string, { data = {} }: WriteParams): Promise<Picture> => {
  const { name, columns, links } = tableOf(type);
  const row = (await db.sql(name).where({ document_id: documentId }).first()) as Record<string, unknown> | undefined;
  if (!row) return NOBODY_YET;
  const left = [...KEPT_BY_STRAPI, ...Object.keys(policyOf(type).copies)];
  const values: Record<string, string> = {};
  for (const [attribute, column] of Object.entries(columns)) if (!left.includes(attribute)) values[attribute] = JSON.stringify(row[column] ?? null);
  for (const link of Object.values(links)) {
    if (!(link.attribute in data) || left.includes(link.attribute)) continue;
    const targets = (await db.sql(link.table).where(link.from, row['id'] as number).orderBy(link.to).select({ id: link.to })) as { id: number }[];
    values[link.attribute] = targets.length === 0 ? EMPTY : JSON.stringify(targets.map(({ id }) => id));
  }
  return { values, subjects: await subjectsOf(db, type, documentId) };
};
