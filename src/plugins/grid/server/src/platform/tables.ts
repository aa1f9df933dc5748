export interface LinkTable {
  readonly table: string;
  readonly from: string;
  readonly to: string;
  /** Order column of the far side, or null. */
  readonly order: string | null;
}

export interface RelationColumn extends LinkTable {
  readonly attribute: string;
}

/** How a content type lies in the database. */
export interface Table {
  readonly type: string;
  readonly name: string;
  /** Attribute → column, for scalars and for relations with a column of their own. */
  readonly columns: Readonly<Record<string, string>>;
  /** Attribute → link table, for the other relations. */
  readonly links: Readonly<Record<string, RelationColumn>>;
}

/** The part of Strapi's database metadata that is read here. */
export interface MetadataSource {
  get(uid: string): {
    tableName: string;
    attributes: Record<string, { type: string; columnName?: string; joinTable?: JoinTable; joinColumn?: { name: string }; owner?: boolean }>;
  };
}

interface JoinTable {
  name: string;
  joinColumn: { name: string };
  inverseJoinColumn: { name: string };
  orderColumnName?: string;
}

const tables = new Map<string, Table>();

/** Reads names from Strapi's metadata once at start: identifiers over 55 characters are cut with a hash, so they are never guessed. */
export const loadTables = (metadata: MetadataSource, types: readonly string[]): void => {
  for (const type of types) tables.set(type, readTable(metadata, type));
};

/** @throws Error for a type that the plugin does not have. */
export const tableOf = (type: string): Table => {
  const table = tables.get(type);
  if (!table) throw new Error(`unknown content type ${type}; known: ${[...tables.keys()].join(', ')}`);
  return table;
};

const readTable = (metadata: MetadataSource, type: string): Table => {
  const { tableName, attributes } = metadata.get(`plugin::grid.${type}`);
  const columns: Record<string, string> = {};
  const links: Record<string, RelationColumn> = {};
  for (const [attribute, definition] of Object.entries(attributes)) {
    if (definition.type !== 'relation') columns[attribute] = definition.columnName ?? attribute;
    else if (definition.joinTable) links[attribute] = linkOf(attribute, definition.joinTable);
    else if (definition.joinColumn) columns[attribute] = definition.joinColumn.name;
  }
  return { type, name: tableName, columns, links };
};

const linkOf = (attribute: string, join: JoinTable): RelationColumn => ({
  attribute,
  table: join.name,
  from: join.joinColumn.name,
  to: join.inverseJoinColumn.name,
  order: join.orderColumnName ?? null,
});
