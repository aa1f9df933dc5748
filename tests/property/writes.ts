import fc from 'fast-check';
import { dialect, server, type TestApp } from '../support/app';
import { callersOf, dump, placed, plural, tokenFor, type Caller } from './clients';
import { attribute, columnsOf, isList, metaOf, readModel, relationsOf, targetOf, TYPES, uid, type Model, type Row } from './model';
import { Oracle, type Actor } from './oracle';
import { documentsOf, principalOf, SEED } from './runs';
import { plant, TEXTS, TODAY, worlds } from './world';

type Principals = typeof import('../../src/plugins/grid/server/src/access/principal');

/** Who may write what, in the words of the design; the rest of the types is made by the server. */
const MAY: Readonly<Record<string, Partial<Record<Verb, readonly string[]>>>> = {
  grid: { create: ['office'], update: ['office'] },
  employee: { create: ['office'], update: ['office', 'branch'] },
  appointment: { create: ['office'], update: ['office'], delete: ['office'] },
  'contact-pair': { create: ['office', 'branch'], update: ['office', 'branch'], delete: ['office', 'branch'] },
  absence: { create: ['office', 'branch', 'group'], update: ['office', 'branch', 'group'], delete: ['office', 'branch', 'group'] },
  'care-rule': { create: ['office'], update: ['office'] },
  'care-event': { create: ['office', 'branch', 'group'] },
  'calendar-day': { create: ['office'], update: ['office'], delete: ['office'] },
};
type Verb = 'create' | 'update' | 'delete';

const maySay = (actor: Actor, type: string, verb: Verb): boolean => {
  const granted = MAY[type]?.[verb] ?? [];
  return actor.kind === 'superAdmin' ? granted.length > 0 : actor.kind === 'user' && granted.some((role) => actor.roles.includes(role));
};

interface Attempt {
  readonly type: string;
  readonly action: 'create' | 'update' | 'delete' | 'clone' | 'bulkDelete' | 'auto-clone';
  readonly documentId: string;
  readonly body: Record<string, unknown>;
  readonly http: boolean;
}

const VERB: Record<Attempt['action'], Verb> = { create: 'create', clone: 'create', 'auto-clone': 'create', update: 'update', delete: 'delete', bulkDelete: 'delete' };

export interface Written {
  readonly cases: number;
  readonly done: number;
  readonly byType: Readonly<Record<string, number>>;
}

/** Random attempts to write; after each the whole database is compared with what it was. */
export const attemptWrites = async (app: TestApp, { worlds: howMany, attempts, seed = SEED }: { worlds: number; attempts: number; seed?: number }): Promise<Written> => {
  const accounts = await callersOf(app);
  const ran = { cases: 0, done: 0, byType: {} as Record<string, number> };
  for (const [w, world] of fc.sample(worlds, { seed: seed + 13, numRuns: howMany }).entries()) {
    const { grids } = await plant(app, world, true);
    for (const [i, account] of accounts.entries()) await placed(app, account, seed + w * 3 + i);
    const token = await tokenFor(app, grids[0] as number, TYPES);
    for (const [c, caller] of [...accounts, token].entries()) await attemptAs(app, caller, { seed: seed + w * 100 + c, attempts, ran, where: `FC_SEED=${seed} world ${w} ${caller.name}` });
  }
  return ran;
};

interface Run {
  readonly seed: number;
  readonly attempts: number;
  readonly ran: { cases: number; done: number; byType: Record<string, number> };
  readonly where: string;
}

const attemptAs = async (app: TestApp, caller: Caller, { seed, attempts, ran, where }: Run): Promise<void> => {
  // Binds the token that stands for this caller below HTTP.
  await principalOf(app, caller.actor);
  let model = await readModel(app);
  let before = await dump(app);
  for (let i = 0; i < attempts; i += 1) {
    const oracle = new Oracle(model, caller.actor, TODAY, dialect());
    const [attempt] = fc.sample(attemptOf(model, oracle, caller), { seed: seed * 1_000 + i, numRuns: 1 }) as [Attempt];
    const says = `${where} #${i}: ${JSON.stringify(attempt)}`;
    const done = await tryIt(app, caller, attempt).catch((error: Error) => {
      throw new Error(`${says}\n${error.name}: ${error.message.slice(-400)}`);
    });
    const after = await dump(app);
    const changed = [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key));
    ran.cases += 1;
    if (!done && changed.length > 0) throw new Error(`${says}\nwas refused, and changed ${changed.join(', ')}`);
    if (changed.length > 0) {
      ran.done += 1;
      ran.byType[`${attempt.action} ${attempt.type}`] = (ran.byType[`${attempt.action} ${attempt.type}`] ?? 0) + 1;
      const now = await readModel(app);
      const problem = problemOf(app, { attempt, actor: caller.actor, oracle, model, now, changed });
      if (problem !== null) throw new Error(`${says}\n${problem}`);
      model = now;
      before = after;
    }
  }
};

/** True when it was carried out. Any error that is not a refusal in words is a defect. */
const tryIt = async (app: TestApp, caller: Caller, { type, action, documentId, body, http }: Attempt): Promise<boolean> => {
  if (http) return caller.actor.kind === 'token' ? overRest(app, caller, { type, action, documentId, body, http }) : overManager(caller, { type, action, documentId, body, http });
  const { asPrincipal } = server('access/principal') as Principals;
  const verb = action === 'bulkDelete' ? 'delete' : action === 'auto-clone' ? 'clone' : action;
  try {
    const documents = documentsOf(app, type) as unknown as Record<string, (params: object) => Promise<unknown>>;
    await asPrincipal(await principalOf(app, caller.actor), async () => documents[verb]?.({ ...(verb === 'create' ? {} : { documentId }), ...(verb === 'delete' ? {} : { data: structuredClone(body) }) }));
    return true;
  } catch (error) {
    if (['ForbiddenError', 'ValidationError', 'NotFoundError', 'YupValidationError', 'ApplicationError'].includes((error as Error).name)) return false;
    throw error;
  }
};

const overManager = async ({ send }: Caller, { type, action, documentId, body }: Attempt): Promise<boolean> => {
  const base = `/content-manager/collection-types/${uid(type) as string}`;
  switch (action) {
    case 'create':
      return (await send('post', base, body)).status < 300;
    case 'update':
      return (await send('put', `${base}/${documentId}`, body)).status < 300;
    case 'delete':
      return (await send('delete', `${base}/${documentId}`)).status < 300;
    case 'bulkDelete':
      return (await send('post', `${base}/actions/bulkDelete`, { documentIds: [documentId] })).status < 300;
    case 'clone':
    case 'auto-clone':
      return (await send('post', `${base}/${action}/${documentId}`, body)).status < 300;
  }
};

const overRest = async (app: TestApp, { send }: Caller, { type, action, documentId, body }: Attempt): Promise<boolean> => {
  const base = `/api/grid/${plural(app, type)}`;
  if (VERB[action] === 'create') return (await send('post', base, { data: body })).status < 300;
  if (VERB[action] === 'update') return (await send('put', `${base}/${documentId}`, { data: body })).status < 300;
  return (await send('delete', `${base}/${documentId}`)).status < 300;
};

// --------------------------------------------------------------------------------------------------------------------- the verdict

interface Change {
  readonly attempt: Attempt;
  readonly actor: Actor;
  readonly oracle: Oracle;
  readonly model: Model;
  readonly now: Model;
  readonly changed: readonly string[];
}

/** What the change did that the actor may not do; null = nothing. */
const problemOf = (app: TestApp, { attempt, actor, oracle, model, now, changed }: Change): string | null => {
  const tables = new Map(TYPES.map((type) => [metaOf(app, type).tableName, type]));
  if (!maySay(actor, attempt.type, VERB[attempt.action])) return `is not granted, and changed ${changed.join(', ')}`;
  for (const key of changed) {
    const [table = '', id] = key.split(' ');
    const type = tables.get(table);
    if (type === undefined && !table.endsWith('_lnk')) return `changed ${key}`;
    if (type === undefined) continue;
    // Where somebody was before he moved may lie anywhere: the server ends it.
    if (type === 'membership' && attempt.type === 'employee') continue;
    const [was, is] = [model.byId(type, Number(id)), now.byId(type, Number(id))];
    if (was && !oracle.sees(type, was)) return `changed ${key}, which lies out of reach`;
    // A move of the tree by who reaches everything moves nobody's row out of his reach.
    if (is && !oracle.sees(type, is)) return `left ${key} out of reach`;
    const problem = type === attempt.type ? rowProblem({ type, actor, oracle, model, now, was, is }) : null;
    if (problem !== null) return `${key}: ${problem}`;
  }
  return null;
};

interface OneRow extends Omit<Change, 'attempt' | 'changed'> {
  readonly type: string;
  readonly was: Row | undefined;
  readonly is: Row | undefined;
}

/** New links lead to rows in reach, keys stay, and an account is never taken from a body. */
const rowProblem = ({ type, oracle, model, was, is }: OneRow): string | null => {
  if (was && is && was.documentId !== is.documentId) return 'has another documentId';
  if (is?.values['adminUserId'] !== undefined && is.values['adminUserId'] !== (was?.values['adminUserId'] ?? null)) return 'was given another account';
  for (const relation of relationsOf(type)) {
    const fresh = (is?.links[relation] ?? []).filter((id) => !was?.links[relation]?.includes(id));
    const target = targetOf(type, relation);
    if (SERVER_LINKS.includes(`${type}.${relation}`)) continue;
    if (fresh.some((id) => !oracle.sees(target, model.byId(target, id) as Row))) return `was linked by ${relation} to a row out of reach`;
  }
  return null;
};

/** The server keeps these from the person's grid. */
const SERVER_LINKS = ['contact-pair.grid', 'care-event.grid'];

// -------------------------------------------------------------------------------------------------------------------- the attempts

const WRITABLE = Object.keys(MAY);

const attemptOf = (model: Model, oracle: Oracle, caller: Caller): fc.Arbitrary<Attempt> =>
  fc
    .record({ type: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...WRITABLE, 'contact-pair', 'absence', 'employee', 'care-event') }, { weight: 1, arbitrary: fc.constantFrom(...TYPES) }), action: fc.constantFrom('create', 'create', 'update', 'update', 'update', 'delete', 'clone', 'bulkDelete', 'auto-clone') as fc.Arbitrary<Attempt['action']>, http: fc.boolean() })
    .chain(({ type, action, http }) =>
      fc.record({
        type: fc.constant(type),
        action: fc.constant(action),
        http: fc.constant(http),
        documentId: rowOf(model, oracle, type).map((row) => row?.documentId ?? 'nosuchdocumentnosuchdocu'),
        body: bodyOf(model, oracle, type, VERB[action] === 'create' && action === 'create', caller.actor.userId ?? 0),
      }),
    );

/** More often a row in reach than one out of it: else every attempt would fail for the same reason. */
const rowOf = (model: Model, oracle: Oracle, type: string): fc.Arbitrary<Row | undefined> => {
  const all = model.rows[type] ?? [];
  const seen = all.filter((row) => oracle.sees(type, row));
  if (all.length === 0) return fc.constant(undefined);
  return fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...(seen.length > 0 ? seen : all)) }, { weight: 1, arbitrary: fc.constantFrom(...all) });
};

const bodyOf = (model: Model, oracle: Oracle, type: string, isNew: boolean, userId: number): fc.Arbitrary<Record<string, unknown>> => {
  const names = Object.keys(Object.fromEntries([...columnsOf(type), ...relationsOf(type)].map((name) => [name, true])));
  const writable = names.filter((name) => !attribute(type, name)?.private && !['withdrawnOn', 'withdrawnReason', 'source'].includes(name) && !SERVER_LINKS.includes(`${type}.${name}`));
  const own = fc.tuple(...writable.map((name) => fc.tuple(fc.constant(name), valueFor(model, oracle, type, name), isNew ? fc.nat(12).map((n) => n > 0) : fc.nat(2).map((n) => n === 0))));
  const hidden = fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: serverOwned(names.filter((name) => !writable.includes(name)), userId) });
  return fc.tuple(own, hidden).map(([parts, more]) => ({ ...Object.fromEntries(parts.filter(([, , used]) => used).map(([name, value]) => [name, value])), ...more }));
};

const serverOwned = (names: readonly string[], userId: number): fc.Arbitrary<Record<string, unknown>> =>
  fc.tuple(fc.constantFrom(...names, 'id', 'documentId', 'createdBy', 'updatedBy', 'createdAt', 'publishedAt', 'locale', 'localizations', 'foo'), fc.constantFrom<unknown>(1, 2, null, 'x', 99_999_999_999, userId, { connect: [{ id: 1 }] }, { set: [1] }, [1], '2020-01-01')).map(([name, value]) => ({ [name]: value }));

let unique = 0;
const valueFor = (model: Model, oracle: Oracle, type: string, name: string): fc.Arbitrary<unknown> => {
  const definition = attribute(type, name);
  if (definition?.type === 'relation') return rowOf(model, oracle, targetOf(type, name)).chain((row) => rowOf(model, oracle, targetOf(type, name)).chain((other) => (row && other ? spelled(row, other, isList(type, name)) : fc.constant(null))));
  const odd = fc.constantFrom<unknown>(null, '', 5, -1, true, [], {}, { a: 1 }, 'x\u0000', '2023-02-30', '9'.repeat(400), 1e20);
  const fitting = fittingFor(type, name);
  return fc.oneof({ weight: 60, arbitrary: fitting }, { weight: 1, arbitrary: odd });
};

const fittingFor = (type: string, name: string): fc.Arbitrary<unknown> => {
  const definition = attribute(type, name);
  if (['code', 'employeeNo'].includes(name)) return fc.nat(1_000_000).map((n) => `u${(unique += 1)}-${n}`);
  if (definition?.type === 'date' && name === 'to') return fc.constantFrom('2024-01-01', '2024-06-30', null);
  if (definition?.type === 'date' && type === 'calendar-day') return fc.nat(300).map((n) => `20${30 + (n % 60)}-0${1 + (n % 9)}-11`);
  if (definition?.type === 'date') return fc.constantFrom('2022-02-01', '2022-12-31', '2023-01-31', '2023-01-30');
  if (definition?.enum) return fc.constantFrom(...definition.enum);
  if (definition?.type === 'boolean') return fc.boolean();
  if (definition?.type === 'integer') return fc.integer({ min: 1, max: 20 });
  return definition?.type === 'email' ? fc.constant('a@b.example') : fc.constantFrom(...TEXTS);
};

/** Every way to name a row, and some that name none. */
const spelled = ({ id, documentId }: Row, other: Row, isMany: boolean): fc.Arbitrary<unknown> => {
  const usual: unknown[] = [id, String(id), documentId, { id }, { documentId }, [id], [documentId], [{ id }], [{ documentId }], { connect: [id] }, { connect: [documentId] }, { connect: [{ id }] }, { connect: [{ documentId }] }, { connect: { documentId } }, { set: [{ id }] }, { set: [documentId] }, { set: { id } }, { connect: [{ documentId }], disconnect: [{ id: other.id }] }, { documentId, name: 'renamed', phone: '666' }];
  const unusual: unknown[] = [{ disconnect: [{ documentId }] }, { disconnect: [id] }, null, [], { set: [] }, { connect: [] }, true, 1.5, -1, `${id}abc`, 99_999_999_999, { documentId: [documentId] }, { id: [id] }, { documentId: { $ne: 'x' } }, { id: { $gt: 0 } }, { id: other.id, documentId }, { id, documentId: '' }, { documentId, connect: [{ documentId: other.documentId }] }, { connect: [{ documentId, position: { before: other.documentId } }] }, { connect: [[documentId]] }, [id, other.id], { set: [id], connect: [other.id] }, { connect: [{ connect: [id] }] }, { name: 'nested' }, '', ' ', `${id} `];
  return fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...usual) }, { weight: isMany ? 4 : 1, arbitrary: fc.constantFrom(...unusual) });
};

/** What no body may set, for the table of mass assignment. */
export const keptByServer = (type: string): string[] => [...columnsOf(type).filter((name) => attribute(type, name)?.private && !['note', 'summary'].includes(name)), ...KEPT_PUBLIC.filter((name) => attribute(type, name) !== undefined && (name !== 'grid' || SERVER_LINKS.includes(`${type}.grid`))), 'id', 'documentId', 'createdAt', 'updatedAt', 'publishedAt', 'locale', 'createdBy', 'updatedBy', 'localizations'];
const KEPT_PUBLIC = ['grid', 'withdrawnOn', 'withdrawnReason', 'source', 'state'];
