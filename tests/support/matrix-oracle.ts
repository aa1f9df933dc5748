import { server, type TestApp } from './app';
import type { Actor } from './matrix-actors';
import { TABLES, type PlantRows, type Side } from './plant-rows';
import type { Change } from './snapshot';

type Policy = typeof import('../../src/plugins/grid/server/src/access/policy');
type Verb = 'read' | 'create' | 'update' | 'delete';
type Row = Record<string, unknown> & { id: number; document_id: string };

const policy = () => server('access/policy') as Policy;
const isShared = (type: string) => policy().TYPES[type]?.rows === 'shared';
const inside = (code: string | undefined, root: string | null): boolean => root !== null && code !== undefined && (code === root || code.startsWith(`${root}-`));

/** Types of which a role works with every row, wherever it is counted; through our own routes alone. */
const wholly = ({ roles }: Actor): string[] => Object.entries(policy().REACHED_WHOLE).flatMap(([type, by]) => (by.some((role) => roles.includes(role)) ? [type] : []));

/** Columns that name somebody or something beyond doubt, so that they may not stand in an answer to who does not reach the row. */
const NAMING: Readonly<Record<string, readonly string[]>> = { grid: ['code'], employee: ['employee_no', 'phone', 'email'], 'care-event': ['code'] };

/** What may be seen and done, worked out from the policy table and the codes of the grids; no code of the guard takes part. */
export class Oracle {
  private readonly codes = new Map<number, string>();
  private readonly rows = new Map<string, Row[]>();
  private readonly foreign = new Map<string, Set<string>>();

  private constructor(readonly plant: PlantRows) {}

  static async read(app: TestApp, plant: PlantRows): Promise<Oracle> {
    const oracle = new Oracle(plant);
    for (const [type, table] of Object.entries(TABLES)) oracle.rows.set(type, (await app.strapi.db.connection(table).select('*')) as Row[]);
    for (const grid of oracle.rows.get('grid') ?? []) oracle.codes.set(grid.id, grid['code'] as string);
    return oracle;
  }

  /** The table's word on a type, whatever the row. */
  granted(actor: Actor, type: string, verb: Verb): boolean {
    const roles = policy().TYPES[type]?.verbs[verb] ?? [];
    if (actor.door === 'rest') return verb === 'read' && actor.types.includes(type);
    return actor.superAdmin ? roles.length > 0 : roles.some((role) => actor.roles.includes(role));
  }

  allowed(actor: Actor, type: string, verb: Verb, side: Side): boolean {
    return this.granted(actor, type, verb) && this.reaches(actor, type, this.rowOf(type, this.plant.of(type, side).id));
  }

  isScoped(type: string): boolean {
    return !isShared(type);
  }

  count(actor: Actor, type: string): number {
    return (this.rows.get(type) ?? []).filter((row) => this.reaches(actor, type, row)).length;
  }

  /** Does the actor's reach end somewhere inside the plant? Only then is there anything to leak or to deny. */
  isPartial(actor: Actor): boolean {
    return this.count(actor, 'employee') > 0 && this.count(actor, 'employee') < (this.rows.get('employee') ?? []).length;
  }

  /** Everything in a text that names a row out of reach; what the actor said himself in a refused request does not count. */
  namesForeign(actor: Actor, text: string, said: string, ownScreen: boolean): string[] {
    const foreign = this.foreignNames(actor);
    if (foreign.size === 0) return [];
    const partners = ownScreen ? this.partners(actor) : new Set<string>();
    const words = text.match(/C\d\d(?:-\d+)*|[A-Za-z0-9@._-]+/g) ?? [];
    return [...new Set(words)].filter((word) => foreign.has(word) && !partners.has(word) && !said.includes(word));
  }

  /**
   * Our own screens name the liaison of a person in reach, and the owner of a duty or a matter in reach, wherever he himself is counted: whom else should one ask?
   * And a publisher reads every story, so he reads whom it is about.
   */
  private partners(actor: Actor): Set<string> {
    const linked = [['contact-pair', 'liaison_id'], ['task', 'owner_id'], ['matter', 'owner_id']].flatMap(([type = '', column = '']) => (this.rows.get(type) ?? []).filter((row) => this.reaches(actor, type, row)).map((row) => this.rowOf('employee', row[column] as number)));
    const whole = wholly(actor).flatMap((type) => this.rows.get(type) ?? []);
    const named = whole.flatMap((row) => ['employee_id', 'drafted_by_id', 'released_by_id'].map((column) => this.rowOf('employee', row[column] as number)));
    const places = whole.map((row) => this.rowOf('grid', row['grid_id'] as number));
    return new Set([...[...linked, ...named].flatMap((row) => (row ? [row.document_id, row['employee_no'] as string] : [])), ...places.flatMap((row) => (row ? [row.document_id, row['code'] as string] : [])), ...whole.map((row) => row.document_id)]);
  }

  /** The changes of a request that touch rows out of the actor's reach, before or after. */
  foreignChanges(actor: Actor, changes: readonly Change[]): Change[] {
    const codes = new Map(this.codes);
    for (const { watched, after } of changes) if (watched.type === 'grid' && after) codes.set(after['id'] as number, after['code'] as string);
    const made = new Set(changes.filter(({ before }) => before === null).map(({ watched, after }) => `${watched.type}:${String(after?.['id'])}`));
    const isForeign = (type: string, id: unknown): boolean => !isShared(type) && !made.has(`${type}:${String(id)}`) && !this.isOwnId(actor, type, id as number) && !(type === 'grid' ? inside(codes.get(id as number), actor.root) : this.reaches(actor, type, this.rowOf(type, id as number)));
    return changes.filter(({ watched, before, after }) => {
      if (watched.type !== null && (isShared(watched.type) || wholly(actor).includes(watched.type))) return false;
      return [before, after].some((row) => row !== null && Object.entries(watched.ends).some(([column, type]) => isForeign(type, row[column])));
    });
  }

  private reaches(actor: Actor, type: string, row: Row | undefined): boolean {
    return actor.root !== null && (isShared(type) || inside(this.codes.get(row?.['grid_id'] as number), actor.root));
  }

  /** On the portal: the person himself, the rows that name him, and the grid that he is counted in. */
  private isOwn({ person }: Actor, type: string, row: Row): boolean {
    const self = person === undefined ? undefined : this.rows.get('employee')?.find((each) => each['employee_no'] === person);
    if (!self) return false;
    if (type === 'employee') return row.id === self.id;
    if (type === 'grid') return row.id === self['grid_id'];
    return Object.entries(row).some(([column, value]) => column.endsWith('_id') && column !== 'grid_id' && column !== 'document_id' && value === self.id);
  }

  private isOwnId(actor: Actor, type: string, id: number): boolean {
    const row = this.rowOf(type, id);
    return row !== undefined && this.isOwn(actor, type, row);
  }

  private rowOf(type: string, id: number): Row | undefined {
    return this.rows.get(type)?.find((row) => row.id === id);
  }

  private foreignNames(actor: Actor): Set<string> {
    const known = this.foreign.get(actor.name);
    if (known) return known;
    const names = new Set<string>();
    for (const [type, rows] of this.rows) {
      if (isShared(type)) continue;
      for (const row of rows.filter((each) => !this.reaches(actor, type, each) && !this.isOwn(actor, type, each))) for (const column of ['document_id', ...(NAMING[type] ?? [])]) if (typeof row[column] === 'string' && row[column] !== '') names.add(row[column] as string);
    }
    // A name that a row in reach bears as well tells nothing.
    for (const [type, rows] of this.rows) for (const row of rows.filter((each) => this.reaches(actor, type, each) || this.isOwn(actor, type, each))) for (const column of NAMING[type] ?? []) names.delete(row[column] as string);
    this.foreign.set(actor.name, names);
    return names;
  }
}
