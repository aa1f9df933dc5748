import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { TestApp } from '../support/app';

/**
 * The rows as the database has them, read by bare SQL, and the shapes as `schema.json` names them. Nothing here or in `oracle.ts` uses
 * code of the product: it is what the product is compared with.
 */
export interface Attribute {
  readonly type: string;
  readonly target?: string;
  readonly relation?: string;
  readonly private?: boolean;
  readonly enum?: readonly string[];
  readonly useJoinTable?: boolean;
}

export type Cell = string | number | boolean | null;

export interface Row {
  readonly id: number;
  readonly documentId: string;
  /** The grid in which the row counts; null = none. */
  readonly gridId: number | null;
  readonly values: Readonly<Record<string, Cell>>;
  readonly links: Readonly<Record<string, readonly number[]>>;
}

export interface Model {
  readonly rows: Readonly<Record<string, readonly Row[]>>;
  readonly byId: (type: string, id: number) => Row | undefined;
}

const FOLDERS: Record<string, string> = {
  grid: 'organisation',
  employee: 'organisation',
  membership: 'organisation',
  appointment: 'organisation',
  'contact-pair': 'organisation',
  absence: 'organisation',
  'care-event': 'care',
  'care-record': 'care',
  task: 'tasks',
  'follow-up': 'tasks',
  // No row of it is made here: it stands at the end of a relation.
  matter: 'matters',
  'care-rule': 'care',
  'calendar-day': 'calendar',
};

export const TYPES = Object.keys(FOLDERS);
/** Reference data that everybody with a role reads. */
export const SHARED = ['care-rule', 'calendar-day'];
export const uid = (type: string): never => `plugin::grid.${type}` as never;

const readSchema = (type: string): Record<string, Attribute> => {
  const file = path.join(__dirname, '../../src/plugins/grid/server/src/capabilities', FOLDERS[type] as string, 'content-types', type, 'schema.json');
  const { attributes } = JSON.parse(readFileSync(file, 'utf8')) as { attributes: Record<string, Attribute> };
  // A relation to a type that is not modelled here (the category of a matter) is left out, like the type.
  return Object.fromEntries(Object.entries(attributes).filter(([, { target }]) => target === undefined || !target.startsWith('plugin::grid.') || target.replace('plugin::grid.', '') in FOLDERS));
};

export const SCHEMAS: Readonly<Record<string, Readonly<Record<string, Attribute>>>> = Object.fromEntries(TYPES.map((type) => [type, readSchema(type)]));

export const attribute = (type: string, name: string): Attribute | undefined => SCHEMAS[type]?.[name];
export const columnsOf = (type: string): string[] => Object.keys(SCHEMAS[type] ?? {}).filter((name) => attribute(type, name)?.type !== 'relation');
export const publicColumnsOf = (type: string): string[] => columnsOf(type).filter((name) => !attribute(type, name)?.private);
export const privateColumnsOf = (type: string): string[] => columnsOf(type).filter((name) => attribute(type, name)?.private);
export const relationsOf = (type: string): string[] => Object.keys(SCHEMAS[type] ?? {}).filter((name) => attribute(type, name)?.type === 'relation');
export const targetOf = (type: string, relation: string): string => String(attribute(type, relation)?.target).replace('plugin::grid.', '');
export const isList = (type: string, relation: string): boolean => attribute(type, relation)?.relation === 'manyToMany';

interface Meta {
  tableName: string;
  attributes: Record<string, { columnName?: string; joinColumn?: { name: string }; joinTable?: { name: string; joinColumn: { name: string }; inverseJoinColumn: { name: string }; orderColumnName?: string } }>;
}

export const metaOf = (app: TestApp, type: string): Meta => (app.strapi.db.metadata as unknown as { get: (name: string) => Meta }).get(uid(type));

/** Everything that the plugin's types hold, as it is stored now. */
export const readModel = async (app: TestApp): Promise<Model> => {
  const rows: Record<string, Row[]> = {};
  for (const type of TYPES) rows[type] = await readRows(app, type);
  const index = new Map(TYPES.flatMap((type) => (rows[type] as Row[]).map((row) => [`${type}:${row.id}`, row] as const)));
  return { rows, byId: (type, id) => index.get(`${type}:${id}`) };
};

const readRows = async (app: TestApp, type: string): Promise<Row[]> => {
  const meta = metaOf(app, type);
  const stored = (await app.strapi.db.connection(meta.tableName).select('*').orderBy('id')) as Record<string, unknown>[];
  const links = new Map<string, Map<number, number[]>>();
  for (const relation of relationsOf(type)) links.set(relation, await readLinks(app, meta, relation, stored));
  return stored.map((raw) => ({
    id: Number(raw['id']),
    documentId: String(raw['document_id']),
    gridId: raw['grid_id'] === undefined || raw['grid_id'] === null ? null : Number(raw['grid_id']),
    values: Object.fromEntries(columnsOf(type).map((name) => [name, plain(attribute(type, name)?.type, raw[meta.attributes[name]?.columnName ?? name])])),
    links: Object.fromEntries(relationsOf(type).map((relation) => [relation, links.get(relation)?.get(Number(raw['id'])) ?? []])),
  }));
};

const readLinks = async (app: TestApp, meta: Meta, relation: string, stored: readonly Record<string, unknown>[]): Promise<Map<number, number[]>> => {
  const { joinTable, joinColumn } = meta.attributes[relation] ?? {};
  const pairs: [number, unknown][] = joinTable
    ? ((await app.strapi.db.connection(joinTable.name).select({ from: joinTable.joinColumn.name, to: joinTable.inverseJoinColumn.name }).orderBy(joinTable.orderColumnName ?? 'id')) as { from: number; to: number }[]).map(({ from, to }) => [Number(from), to])
    : stored.map((raw) => [Number(raw['id']), raw[String(joinColumn?.name)]]);
  const found = new Map<number, number[]>();
  for (const [from, to] of pairs) if (to !== null && to !== undefined) found.set(from, [...(found.get(from) ?? []), Number(to)]);
  return found;
};

/** One spelling for both databases. */
const plain = (type: string | undefined, value: unknown): Cell => {
  if (value === null || value === undefined) return null;
  if (type === 'boolean') return Boolean(value);
  if (type === 'date') return value instanceof Date ? value.toISOString().slice(0, 10) : (value as string).slice(0, 10);
  return value as Cell;
};
