import { attribute, columnsOf, isList, publicColumnsOf, relationsOf, SHARED, targetOf, type Cell, type Model, type Row } from './model';

/** Who asks: what the policy says of an account, in the words of the policy. */
export interface Actor {
  readonly kind: 'superAdmin' | 'user' | 'token' | 'nobody';
  readonly roles: readonly string[];
  /** The account; the person behind it is the employee that bears its number. */
  readonly userId: number | null;
  readonly token?: { readonly gridId: number; readonly types: readonly string[] };
}

export interface Asked {
  readonly filters?: Filter;
  readonly search?: string;
  readonly sort?: readonly (readonly [string, 'asc' | 'desc'])[];
  readonly fields?: readonly string[];
  readonly populate?: Populate;
  readonly start?: number;
  readonly limit?: number;
}

export type Filter = { readonly [key: string]: unknown };
export type Populate = Readonly<Record<string, Level>>;
export interface Level {
  readonly fields?: readonly string[];
  readonly filters?: Filter;
  readonly sort?: Asked['sort'];
  readonly populate?: Populate;
  readonly count?: boolean;
}

/** `refused` = an answer in words instead of rows. */
export const REFUSED = 'refused';

type Dialect = 'sqlite' | 'postgres';

// ---------------------------------------------------------------------------------------------------------------------------- reach

const LEVELS: Record<string, readonly string[]> = { committee: ['committee'], branch: ['branch'], group: ['group', 'member'] };
const LEADING = ['secretary', 'deputySecretary', 'groupLeader', 'gridLeader'];

/** The grids that an actor reaches on a day; null = everything. */
const reachOf = (model: Model, actor: Actor, today: string): ReadonlySet<number> | null => {
  if (actor.kind === 'superAdmin') return null;
  if (actor.kind === 'token') return below(model, [actor.token?.gridId ?? -1]);
  const me = personOf(model, actor);
  if (actor.kind === 'nobody' || hasLeft(me)) return new Set();
  if (actor.roles.includes('office')) return null;
  if (!me) return new Set();
  const levels = actor.roles.flatMap((role) => LEVELS[role] ?? []);
  const appointments = (model.rows['appointment'] ?? []).filter((row) => row.values['employeeId'] === me.id);
  const held = (model.rows['grid'] ?? []).filter((grid) => {
    if (grid.values['closedOn'] !== null || !levels.includes(String(grid.values['level']))) return false;
    const here = appointments.filter((row) => row.gridId === grid.id);
    const appointed = here.some(({ values }) => !['counsellor', 'office'].includes(String(values['duty'])) && String(values['from']) <= today && (values['to'] === null || String(values['to']) >= today));
    const ended = here.some(({ values }) => LEADING.includes(String(values['duty'])) && values['to'] !== null && String(values['to']) < today);
    return appointed || (grid.values['leaderId'] === me.id && !ended);
  });
  return below(model, held.map((grid) => grid.id));
};

const personOf = (model: Model, actor: Actor): Row | undefined => (model.rows['employee'] ?? []).find((row) => actor.userId !== null && row.values['adminUserId'] === actor.userId);
const hasLeft = (person: Row | undefined): boolean => ['left', 'retired'].includes(String(person?.values['employmentStatus']));

const below = (model: Model, roots: readonly number[]): Set<number> => {
  const found = new Set((model.rows['grid'] ?? []).filter((grid) => roots.includes(grid.id)).map((grid) => grid.id));
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const grid of model.rows['grid'] ?? []) if (found.has(Number(grid.values['parentId'] ?? -1))) found.add(grid.id);
  }
  return found;
};

// ---------------------------------------------------------------------------------------------------------------------------- reads

/** What an actor sees of the stored rows, and how he may ask. */
export class Oracle {
  private readonly reach: ReadonlySet<number> | null;

  constructor(
    private readonly model: Model,
    private readonly actor: Actor,
    today: string,
    private readonly dialect: Dialect,
  ) {
    this.reach = reachOf(model, actor, today);
  }

  /** Every role reads every type; a token its types; who has no role, nothing. */
  mayRead(type: string): boolean {
    if (this.actor.kind === 'superAdmin') return true;
    if (this.actor.kind === 'token') return this.actor.token?.types.includes(type) ?? false;
    return this.actor.kind === 'user' && this.actor.roles.length > 0 && !hasLeft(personOf(this.model, this.actor));
  }

  sees(type: string, row: Row): boolean {
    return SHARED.includes(type) || this.reach === null || (row.gridId !== null && this.reach.has(row.gridId));
  }

  findMany(type: string, asked: Asked): unknown[] | typeof REFUSED {
    const rows = this.rowsOf(type, asked);
    if (rows === REFUSED) return REFUSED;
    const from = asked.start ?? 0;
    return this.sorted(type, rows, asked.sort).slice(from, asked.limit === undefined ? undefined : from + asked.limit).map((row) => this.shown(type, row, asked, true));
  }

  findFirst(type: string, asked: Asked): unknown {
    const rows = this.findMany(type, { ...asked, start: 0, limit: 1 });
    return rows === REFUSED ? REFUSED : (rows[0] ?? null);
  }

  findOne(type: string, documentId: string, asked: Asked): unknown {
    const rows = this.rowsOf(type, asked);
    if (rows === REFUSED) return REFUSED;
    const row = rows.find((each) => each.documentId === documentId);
    return row ? this.shown(type, row, asked, true) : null;
  }

  count(type: string, asked: Asked): number | typeof REFUSED {
    const rows = this.rowsOf(type, asked);
    return rows === REFUSED ? REFUSED : rows.length;
  }

  private rowsOf(type: string, asked: Asked): Row[] | typeof REFUSED {
    if (!this.mayAsk(type, asked)) return REFUSED;
    return (this.model.rows[type] ?? []).filter((row) => this.sees(type, row) && this.holds(type, row, asked.filters) && this.found(type, row, asked.search));
  }

  // ------------------------------------------------------------------------------------------------------------ what may be asked

  /** Own public columns and relations to readable types; no private column, no way to ask a list of people for who is not in it. */
  private mayAsk(type: string, asked: Asked): boolean {
    return this.mayRead(type) && this.mayFilter(type, asked.filters, { nested: false, negated: false }) && maySort(type, asked.sort) && this.mayPopulate(type, asked.populate);
  }

  private mayPopulate(type: string, populate: Populate = {}): boolean {
    return Object.entries(populate).every(([relation, level]) => {
      const target = targetOf(type, relation);
      if (!this.mayRead(target)) return true;
      return this.mayFilter(target, level.filters, { nested: true, negated: false }) && (level.count === true || (maySort(target, level.sort) && this.mayPopulate(target, level.populate)));
    });
  }

  private mayFilter(type: string, filter: unknown, place: { nested: boolean; negated: boolean }): boolean {
    if (Array.isArray(filter)) return filter.every((each) => this.mayFilter(type, each, place));
    return Object.entries((filter ?? {}) as Filter).every(([key, value]) => {
      if (key === '$not') return this.mayFilter(type, value, { ...place, negated: !place.negated });
      if (key === '$and' || key === '$or') return this.mayFilter(type, value, place);
      if (!relationsOf(type).includes(key)) return isOwnKey(key) || (key === 'gridId' && !place.nested) || publicColumnsOf(type).includes(key);
      if (!this.mayRead(targetOf(type, key))) return false;
      if (isList(type, key) && (place.negated || asksForNone(value) !== null)) return false;
      return !isFilter(value) || this.mayFilter(targetOf(type, key), value, { nested: true, negated: false });
    });
  }

  // ------------------------------------------------------------------------------------------------------------------- evaluation

  private holds(type: string, row: Row | null, filter: unknown): boolean {
    return filter === undefined || (this.verdicts(type, row, filter) & TRUE) !== 0;
  }

  /**
   * SQL knows three answers, and a relation to many rows is asked for each of them: so a filter has a set of possible answers, and a row is
   * found when "true" is one of them.
   */
  private verdicts(type: string, row: Row | null, filter: unknown): Verdicts {
    if (Array.isArray(filter)) return filter.map((each) => this.verdicts(type, row, each)).reduce(and, TRUE);
    return Object.entries(filter as Filter)
      .map(([key, value]) => {
        if (key === '$not') return not(this.verdicts(type, row, value));
        if (key === '$and') return this.verdicts(type, row, value);
        if (key === '$or') return (value as unknown[]).length === 0 ? TRUE : (value as unknown[]).map((each) => this.verdicts(type, row, each)).reduce(or, FALSE);
        if (relationsOf(type).includes(key)) return this.ofRelation(type, row, key, value);
        return operand(this.dialect, this.columnOf(row, key), value);
      })
      .reduce(and, TRUE);
  }

  /** Through a relation a filter sees what is in reach. Who reaches everything is asked about missing rows too, as SQL does. */
  private ofRelation(type: string, row: Row | null, relation: string, value: unknown): Verdicts {
    const target = targetOf(type, relation);
    const linked = (row?.links[relation] ?? []).map((id) => this.model.byId(target, id) as Row);
    const none = asksForNone(value);
    if (this.reach === null) {
      const inner = none === null ? asFilter(value) : { id: { $null: none } };
      return (linked.length === 0 ? [null] : linked).map((each) => this.verdicts(target, each, inner)).reduce(either, NEVER);
    }
    const seen = linked.filter((each) => this.sees(target, each));
    if (none !== null) return (seen.length === 0) === none ? TRUE : FALSE;
    return [...seen.map((each) => this.verdicts(target, each, asFilter(value))), ...(seen.length < linked.length || linked.length === 0 ? [FALSE] : [])].reduce(either, NEVER);
  }

  private columnOf(row: Row | null, key: string): Cell {
    if (row === null) return null;
    if (key === 'id' || key === 'documentId' || key === 'gridId') return row[key];
    return row.values[key] ?? null;
  }

  /** `_q` looks into texts, the enumerated ones too, and into numbers when it is one; never into private columns. */
  private found(type: string, row: Row, search: string | undefined): boolean {
    if (search === undefined || search === '') return true;
    const texts = publicColumnsOf(type).filter((name) => ['string', 'text', 'email', 'enumeration'].includes(attribute(type, name)?.type ?? ''));
    const numbers = Number.isNaN(Number(search)) ? [] : publicColumnsOf(type).filter((name) => attribute(type, name)?.type === 'integer');
    const cells: (Cell | undefined)[] = [row.id, row.documentId, ...[...texts, ...numbers].map((name) => row.values[name])];
    const pattern = new RegExp([...search].map((char) => (char === '_' ? '[^]' : literal(char))).join(''), 'i');
    return cells.some((cell) => cell !== null && cell !== undefined && pattern.test(String(cell)));
  }

  // ---------------------------------------------------------------------------------------------------------------------- answers

  private sorted(type: string, rows: readonly Row[], sort: Asked['sort'] = []): Row[] {
    const order = (a: Row, b: Row): number => {
      for (const [column, direction] of sort) {
        const found = compare(this.dialect, this.columnOf(a, column), this.columnOf(b, column));
        if (found !== 0) return direction === 'asc' ? found : -found;
      }
      return a.id - b.id;
    };
    return [...rows].sort(order);
  }

  /** Public columns only; `gridId` at the top for the panel's conditions, which Strapi takes out before it answers. */
  private shown(type: string, row: Row, asked: Level, top: boolean): Record<string, unknown> {
    const columns = publicColumnsOf(type).filter((name) => asked.fields === undefined || asked.fields.includes('*') || asked.fields.includes(name));
    const out: Record<string, unknown> = { id: row.id, documentId: row.documentId, ...Object.fromEntries(columns.map((name) => [name, row.values[name]])) };
    if (top && columnsOf(type).includes('gridId')) out['gridId'] = row.gridId;
    for (const [relation, level] of Object.entries(asked.populate ?? {})) if (this.mayRead(targetOf(type, relation))) out[relation] = this.populated(type, row, relation, level);
    return out;
  }

  private populated(type: string, row: Row, relation: string, level: Level): unknown {
    const target = targetOf(type, relation);
    const linked = (row.links[relation] ?? []).map((id) => this.model.byId(target, id) as Row);
    const seen = linked.filter((each) => this.sees(target, each) && this.holds(target, each, level.filters));
    if (level.count === true && attribute(type, relation)?.useJoinTable !== false) return { count: seen.length };
    // Unsorted, a list stands in the order in which it was linked.
    const ordered = level.sort === undefined ? seen : this.sorted(target, seen, level.sort);
    const shown = ordered.map((each) => this.shown(target, each, level.count === true ? { fields: [] } : level, false));
    return isList(type, relation) ? shown : (shown[0] ?? null);
  }
}

const isOwnKey = (key: string): boolean => key === 'id' || key === 'documentId';
const maySort = (type: string, sort: Asked['sort'] = []): boolean => sort.every(([column]) => isOwnKey(column) || publicColumnsOf(type).includes(column));

const isObject = (value: unknown): value is Filter => typeof value === 'object' && value !== null && !Array.isArray(value);
/** `{ name: … }` and `{ $or: […] }` ask the related row; `3`, `[3]` and `{ $in: [3] }` compare its id. */
const isFilter = (value: unknown): boolean => isObject(value) && Object.keys(value).some((key) => !key.startsWith('$') || ['$and', '$or', '$not'].includes(key));
const asFilter = (value: unknown): Filter => (isFilter(value) ? (value as Filter) : { id: value });

const asksForNone = (value: unknown): boolean | null => {
  if (value === null) return true;
  if (!isObject(value) || Object.keys(value).length !== 1) return null;
  if ('$null' in value) return value['$null'] === true;
  if ('$notNull' in value) return value['$notNull'] === false;
  return null;
};

// ------------------------------------------------------------------------------------------------------------- three-valued logic

type Verdicts = number;
const [NEVER, TRUE, FALSE, UNKNOWN] = [0, 1, 2, 4];
const EACH = [TRUE, FALSE, UNKNOWN];

const either = (a: Verdicts, b: Verdicts): Verdicts => a | b;
const combine = (a: Verdicts, b: Verdicts, rule: (x: number, y: number) => number): Verdicts =>
  EACH.filter((x) => a & x).flatMap((x) => EACH.filter((y) => b & y).map((y) => rule(x, y))).reduce(either, NEVER);
const and = (a: Verdicts, b: Verdicts): Verdicts => combine(a, b, (x, y) => (x === FALSE || y === FALSE ? FALSE : x === UNKNOWN || y === UNKNOWN ? UNKNOWN : TRUE));
const or = (a: Verdicts, b: Verdicts): Verdicts => combine(a, b, (x, y) => (x === TRUE || y === TRUE ? TRUE : x === UNKNOWN || y === UNKNOWN ? UNKNOWN : FALSE));
const not = (a: Verdicts): Verdicts => EACH.filter((x) => a & x).map((x) => (x === TRUE ? FALSE : x === FALSE ? TRUE : UNKNOWN)).reduce(either, NEVER);

/** The answer of one column to `value`, `[values]` or `{ operator: value, … }`. */
const operand = (dialect: Dialect, cell: unknown, value: unknown): Verdicts => {
  if (Array.isArray(value)) return operator(dialect, cell, '$in', value);
  if (!isObject(value)) return operator(dialect, cell, '$eq', value);
  return Object.entries(value)
    .map(([name, each]) => (name === '$not' ? not(operand(dialect, cell, each)) : operator(dialect, cell, name, each)))
    .reduce(and, TRUE);
};

const operator = (dialect: Dialect, cell: unknown, name: string, value: unknown): Verdicts => {
  if (Array.isArray(value) && !['$in', '$notIn', '$between'].includes(name)) return value.map((each) => operator(dialect, cell, name, each)).reduce(or, FALSE);
  const yes = (answer: boolean): Verdicts => (answer ? TRUE : FALSE);
  if (name === '$null') return yes((cell === null) === value);
  if (name === '$notNull') return yes((cell !== null) === value);
  if (value === null) return yes((cell === null) === (name === '$eq' || name === '$eqi'));
  if (name === '$in' && (value as unknown[]).length === 0) return FALSE;
  if (name === '$notIn' && (value as unknown[]).length === 0) return TRUE;
  if (cell === null) return UNKNOWN;
  return yes(ANSWERS[name]?.(cell, value, dialect) ?? false);
};

const lower = (value: unknown): string => String(value).replace(/[A-Z]/g, (char) => char.toLowerCase());
/** `LIKE` of SQLite does not tell ASCII capitals from small letters; that of PostgreSQL does. */
const like = (dialect: Dialect, value: unknown): string => (dialect === 'sqlite' ? lower(value) : String(value));
const same = (a: unknown, b: unknown): boolean => a === b || String(a) === String(b);
const order = (a: unknown, b: unknown): number => (typeof a === 'number' ? a - Number(b) : a === b ? 0 : String(a) < String(b) ? -1 : 1);

const ANSWERS: Record<string, (cell: unknown, value: unknown, dialect: Dialect) => boolean> = {
  $eq: same,
  $ne: (cell, value) => !same(cell, value),
  $eqi: (cell, value) => lower(cell) === lower(value),
  $nei: (cell, value) => lower(cell) !== lower(value),
  $gt: (cell, value) => order(cell, value) > 0,
  $gte: (cell, value) => order(cell, value) >= 0,
  $lt: (cell, value) => order(cell, value) < 0,
  $lte: (cell, value) => order(cell, value) <= 0,
  $in: (cell, value) => (value as unknown[]).some((each) => same(cell, each)),
  $notIn: (cell, value) => !(value as unknown[]).some((each) => same(cell, each)),
  $between: (cell, value) => order(cell, (value as unknown[])[0]) >= 0 && order(cell, (value as unknown[])[1]) <= 0,
  $startsWith: (cell, value, dialect) => like(dialect, cell).startsWith(like(dialect, value)),
  $endsWith: (cell, value, dialect) => like(dialect, cell).endsWith(like(dialect, value)),
  $contains: (cell, value, dialect) => like(dialect, cell).includes(like(dialect, value)),
  $notContains: (cell, value, dialect) => !like(dialect, cell).includes(like(dialect, value)),
  $startsWithi: (cell, value) => lower(cell).startsWith(lower(value)),
  $endsWithi: (cell, value) => lower(cell).endsWith(lower(value)),
  $containsi: (cell, value) => lower(cell).includes(lower(value)),
  $notContainsi: (cell, value) => !lower(cell).includes(lower(value)),
};

/** An empty cell comes first on SQLite and last on PostgreSQL. */
const compare = (dialect: Dialect, a: unknown, b: unknown): number => {
  if (a === null || b === null) return a === b ? 0 : (a === null) === (dialect === 'sqlite') ? -1 : 1;
  return order(a, b);
};

const literal = (char: string): string => char.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
