import type { TestApp } from './app';
import type { Actor } from './matrix-actors';
import { restPath, SIDES, totalIs, totalOf, uidOf } from './matrix-cells';
import type { Oracle } from './matrix-oracle';
import type { Answer, Call, Cell, Fault, Send } from './matrix-run';
import { PEOPLE, TABLES } from './plant-rows';

export interface Relation {
  readonly type: string;
  readonly field: string;
  readonly target: string;
  /** A grid that is a column of the row is where the row is counted: there is nothing to cross. */
  readonly canCross: boolean;
}

interface Attribute {
  type: string;
  target?: string;
  columnName?: string;
  joinTable?: { name: string; joinColumn: { name: string }; inverseJoinColumn: { name: string } };
  joinColumn?: { name: string };
}

const metadataOf = (app: TestApp, type: string): Record<string, Attribute> => (app.strapi.db.metadata as unknown as { get: (uid: string) => { attributes: Record<string, Attribute> } }).get(uidOf(type)).attributes;

/** Every relation between types of ours whose target is counted in grids. */
export const relationsOf = (app: TestApp): Relation[] =>
  Object.keys(TABLES).flatMap((type) =>
    Object.entries(metadataOf(app, type)).flatMap(([field, { target = '', joinColumn }]) => {
      const name = target.replace('plugin::grid.', '');
      return target.startsWith('plugin::grid.') && 'gridId' in metadataOf(app, name) && field !== 'localizations' ? [{ type, field, target: name, canCross: joinColumn?.name !== 'grid_id' && !ONE_EACH.includes(`${type}.${field}`) }] : [];
    }),
  );

/** The own row steps aside where the foreign one has its place in a unique key. */
const ASIDE: Readonly<Record<string, object>> = { 'follow-up': { week: '2022-W50' }, 'task-step': { seq: 99 }, 'matter-step': { seq: 99 }, 'matter-message': { seq: 99 } };

/** One publication a matter: the foreign matter has its own already. */
const ONE_EACH = ['matter-publication.matter'];

/** Lets every relation of the own row of every type lead to the foreign row of its target: what a reader of the own row must not see. */
export const crossRelations = async (app: TestApp, oracle: Oracle): Promise<void> => {
  const sql = app.strapi.db.connection;
  for (const [type, values] of Object.entries(ASIDE)) await sql(TABLES[type] as string).where({ id: oracle.plant.of(type, 'own').id }).update(values);
  for (const { type, field, target } of relationsOf(app).filter((relation) => relation.canCross)) {
    const [own, foreign] = [oracle.plant.of(type, 'own').id, oracle.plant.of(target, 'foreign').id];
    const { joinTable, joinColumn } = metadataOf(app, type)[field] as Attribute;
    if (joinColumn) await sql(TABLES[type] as string).where({ id: own }).update({ [joinColumn.name]: foreign });
    if (!joinTable) continue;
    await sql(joinTable.name).where({ [joinTable.joinColumn.name]: own }).delete();
    await sql(joinTable.name).insert({ [joinTable.joinColumn.name]: own, [joinTable.inverseJoinColumn.name]: foreign });
  }
};

/** Pickers and existing relations, for everybody. To be run with crossed relations. */
export const pickerCells = (oracle: Oracle, actor: Actor, ofTarget: readonly Relation[], { type, field, target, canCross }: Relation): Cell[] => {
  const path = `/content-manager/relations/${uidOf(type)}`;
  const may = actor.door === 'panel' && oracle.granted(actor, type, 'read') && oracle.granted(actor, target, 'read');
  const foreign = oracle.plant.of(target, 'foreign');
  const picker = (kind: string, query: string): Cell => ({ kind, route: 'GET /content-manager/relations/:model/:targetField', actor, expect: may ? 'allow' : 'refuse', call: { method: 'GET', url: `${path}/${field}?page=1&pageSize=100${query}` }, ...(may ? { check: totalIs(oracle.count(actor, target)) } : {}) });
  return [
    picker('picker', ''),
    picker('picker-query', `&fields[0]=*&idsToInclude[0]=${foreign.id}&populate=*`),
    ...ofTarget.map(({ field: next }) => picker('picker-query', `&populate[${next}]=true&filters[${next}][id][$gt]=0`)),
    ...SIDES.map((side): Cell => {
      const allowed = may && oracle.allowed(actor, type, 'read', side);
      const check = ({ text }: Answer): Fault | null => (side === 'foreign' || !canCross || !oracle.allowed(actor, target, 'read', 'foreign') || text.includes(foreign.doc) ? null : { denial: 'does not name the related row' });
      return { kind: 'existing', route: 'GET /content-manager/relations/:model/:id/:targetField', actor, expect: allowed ? 'allow' : 'refuse', call: { method: 'GET', url: `${path}/${oracle.plant.of(type, side).doc}/${field}` }, ...(allowed ? { check } : {}) };
    }),
  ];
};

interface Door {
  readonly name: string;
  readonly list: (query: string) => string;
}

/** What a reader of an own row can find out about the foreign row that it names: populate, filter, sort. To be run with crossed relations. */
export const oracleCells = (app: TestApp, oracle: Oracle, actor: Actor, relation: Relation): Cell[] => {
  const { type } = relation;
  const door: Door =
    actor.door === 'rest'
      ? { name: restPath(app, type), list: (query) => `${restPath(app, type)}?pagination[pageSize]=100&${query}` }
      : { name: '/content-manager/collection-types/:model', list: (query) => `/content-manager/collection-types/${uidOf(type)}?page=1&pageSize=100&${query}` };
  if (!oracle.granted(actor, type, 'read') || oracle.count(actor, type) === 0) return [];
  // To whom nothing is foreign, nothing can leak; the office shows that the filters find what there is.
  if (!oracle.isPartial(actor)) return actor.name === 'office' && relation.canCross ? filterCells(oracle, actor, relation, door) : [];
  return [...populateCells(oracle, actor, relation, door), ...filterCells(oracle, actor, relation, door), ...sortCells(actor, relation, door)];
};

const populateCells = (oracle: Oracle, actor: Actor, { type, field }: Relation, { name, list }: Door): Cell[] => {
  const { doc } = oracle.plant.of(type, 'own');
  const one = list('').replace(/\?.*/, `/${doc}`);
  const queries = [`populate=${field}`, `populate[${field}]=true`, `populate[${field}][populate]=*`, 'populate=*'];
  return [
    ...queries.map((query): Cell => ({ kind: 'populate', route: `GET ${name}`, actor, expect: 'quiet', call: { method: 'GET', url: list(query) } })),
    { kind: 'populate', route: `GET ${name}/:id`, actor, expect: 'quiet', call: { method: 'GET', url: actor.door === 'rest' ? `${one}?populate=*` : one } },
  ];
};

/** A filter that the foreign row answers, and one that nothing answers: who does not reach the row must not see a difference, who does must. */
const filterCells = (oracle: Oracle, actor: Actor, { field, target }: Relation, { name, list }: Door): Cell[] => {
  const foreign = oracle.plant.of(target, 'foreign');
  const blind = oracle.isPartial(actor);
  const pair = (hit: string, miss: string): Cell => {
    const check = async (answer: Answer, send: Send): Promise<Fault | null> => {
      const other = await send({ method: 'GET', url: list(miss) } satisfies Call);
      const same = answer.status === other.status && totalOf(answer) === totalOf(other);
      if (blind) return same ? null : { leak: `${String(totalOf(answer))} rows with the value of a row out of reach, ${String(totalOf(other))} without` };
      return same && answer.status === 200 ? { denial: 'finds nothing by a related row in reach: this probe proves nothing' } : null;
    };
    return { kind: 'filter', route: `GET ${name}`, actor, expect: 'quiet', call: { method: 'GET', url: list(hit) }, check };
  };
  const paths = [`filters[${field}][documentId][$eq]`, `filters[$and][0][${field}][documentId][$eq]`, `filters[$or][0][${field}][documentId][$startsWith]`];
  return [...paths.map((path) => pair(`${path}=${foreign.doc}`, `${path}=nosuchdocumentnosuchdocum`)), ...(blind ? [pair(`filters[${field}][gridId][$eq]=${oracle.plant.grid(PEOPLE.foreign.grid).id}`, `filters[${field}][gridId][$eq]=999999`)] : [])];
};

const sortCells = (actor: Actor, { field }: Relation, { name, list }: Door): Cell[] =>
  [`sort=${field}.id:asc`, `sort=${field}[documentId]:asc`, `sort[0][${field}][id]=asc`, `sort[${field}][documentId]=asc`].map((sort): Cell => ({ kind: 'sort', route: `GET ${name}`, actor, expect: 'refuse', call: { method: 'GET', url: list(sort) } }));

/** Writes to an own row, or of a new one, that name a foreign row, in every spelling of a relation. */
export const connectCells = (oracle: Oracle, actor: Actor, { type, field, target }: Relation, body: object): Cell[] => {
  const { id, doc } = oracle.plant.of(target, 'foreign');
  const url = `/content-manager/collection-types/${uidOf(type)}`;
  const route = '/content-manager/collection-types/:model';
  const spellings: unknown[] = [{ connect: [{ documentId: doc }] }, { connect: [{ id, documentId: doc }] }, { set: [{ documentId: doc }] }, { set: [id] }, id, doc, [doc], { connect: [doc] }];
  const may = (verb: 'create' | 'update') => actor.door === 'panel' && oracle.granted(actor, type, verb);
  // Who may not write at all is asked once.
  const tried = may('create') || may('update') ? spellings : spellings.slice(0, 1);
  return tried.flatMap((value): Cell[] => [
    { kind: 'connect', route: `PUT ${route}/:id`, actor, expect: may('update') ? 'quiet' : 'refuse', call: { method: 'PUT', url: `${url}/${oracle.plant.of(type, 'own').doc}`, body: { [field]: value } } },
    { kind: 'create-connected', route: `POST ${route}`, actor, expect: may('create') ? 'quiet' : 'refuse', call: { method: 'POST', url, body: { ...body, [field]: value } } },
  ]);
};
