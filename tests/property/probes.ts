import fc from 'fast-check';
import { dialect, server, type TestApp } from '../support/app';
import { callersOf, placed, plural, queryString, sender, tokenFor, type Answer, type Caller } from './clients';
import { metaOf, readModel, relationsOf, TYPES, uid, type Model } from './model';
import { Oracle } from './oracle';
import { queriesOf, type Query } from './queries';
import { SEED } from './runs';
import { plant, TEXTS, TODAY, worlds } from './world';

/**
 * Two states of the database that differ only in rows out of reach must answer alike: status, rows, totals, words. No oracle is needed, and
 * nothing of an answer is left out of the comparison.
 */
export const probePairs = async (app: TestApp, { worlds: howMany, requests, seed = SEED }: { worlds: number; requests: number; seed?: number }): Promise<{ cases: number; found: number; mutated: number }> => {
  const accounts = await callersOf(app);
  const portal = await portalUser(app);
  const ran = { cases: 0, found: 0, mutated: 0 };
  for (const [w, world] of fc.sample(worlds, { seed: seed + 7, numRuns: howMany }).entries()) {
    const { grids } = await plant(app, world);
    for (const [i, account] of accounts.entries()) await placed(app, account, seed + w + i);
    const token = await tokenFor(app, grids[1 + (w % (grids.length - 1))] as number, TYPES);
    for (const [c, caller] of [...accounts.filter(({ actor }) => actor.kind === 'user' && !actor.roles.includes('office')), token, portal].entries()) {
      const model = await readModel(app);
      const paths = fc.sample(requestOf(app, model, caller), { seed: seed + w * 50 + c, numRuns: requests });
      const before = await answers(caller, paths);
      ran.mutated += await changeForeign(app, model, caller, seed + w);
      const after = await answers(caller, paths);
      for (const [i, path] of paths.entries()) {
        ran.cases += 1;
        if (before[i]?.status === 200) ran.found += 1;
        const [was, is] = [told(before[i]), told(after[i])];
        if (was !== is) throw new Error(`FC_SEED=${seed} world ${w} ${caller.name}: ${decodeURIComponent(path)}\nbefore ${was.slice(0, 700)}\nafter  ${is.slice(0, 700)}`);
      }
    }
  }
  return ran;
};

const told = (answer: Answer | undefined): string => `${answer?.status} ${answer?.text}`;

const answers = async (caller: Caller, paths: readonly string[]): Promise<Answer[]> => {
  const got: Answer[] = [];
  for (const path of paths) got.push(await caller.send('get', path));
  return got;
};

/** A registered user of the portal: known to Strapi, to us nobody. */
const portalUser = async (app: TestApp): Promise<Caller> => {
  const service = (name: string) => app.strapi.plugin('users-permissions').service(name) as unknown as Record<string, (given: object) => unknown>;
  const role = (await app.strapi.db.query('plugin::users-permissions.role').findOne({ where: { type: 'authenticated' } })) as { id: number };
  for (const type of TYPES) for (const action of ['find', 'findOne']) await app.strapi.db.query('plugin::users-permissions.permission').create({ data: { action: `plugin::grid.${type}.${action}`, role: role.id } });
  const user = (await service('user')['add']?.({ username: 'portal', email: 'portal@property.example', password: 'Portal-User-1', confirmed: true, blocked: false, provider: 'local', role: role.id })) as { id: number };
  const login = await app.http().post('/api/auth/local').send({ identifier: 'portal@property.example', password: 'Portal-User-1' });
  return { name: `portal user ${user.id}`, actor: { kind: 'nobody', roles: [], userId: null }, send: sender(app, (login.body as { jwt: string }).jwt) };
};

// ------------------------------------------------------------------------------------------------------------------------ requests

const requestOf = (app: TestApp, model: Model, caller: Caller): fc.Arbitrary<string> => {
  const isAdmin = caller.actor.kind === 'user';
  const list = queriesOf(model).map((query) => (isAdmin ? managerPath(query, model) : restPath(app, query, model)));
  if (!isAdmin) return list;
  return fc.oneof({ weight: 6, arbitrary: list }, { weight: 3, arbitrary: pickerOf(model) }, { weight: 1, arbitrary: fc.constantFrom('/content-manager/homepage/count-documents', '/content-manager/homepage/recent-documents?action=update') });
};

const documentFor = (model: Model, type: string, pick: number): string => model.rows[type]?.[pick % (model.rows[type]?.length || 1)]?.documentId ?? 'nosuchdocumentnosuchdocu';

const pageOf = ({ asked }: Query): object => (asked.limit === undefined ? {} : { page: Math.floor((asked.start ?? 0) / asked.limit) + 1, pageSize: asked.limit });

const managerPath = (query: Query, model: Model): string => {
  const { start: _start, limit: _limit, ...spelled } = query.spelled as { start?: number; limit?: number };
  const one = query.action === 'findOne' ? `/${documentFor(model, query.type, query.pick)}` : '';
  return cut(`/content-manager/collection-types/${uid(query.type) as string}${one}?${queryString({ ...spelled, ...pageOf(query) })}`);
};

const restPath = (app: TestApp, query: Query, model: Model): string => {
  const { start: _start, limit: _limit, ...spelled } = query.spelled as { start?: number; limit?: number };
  const one = query.action === 'findOne' ? `/${documentFor(model, query.type, query.pick)}` : '';
  return cut(`/api/grid/${plural(app, query.type)}${one}?${queryString({ ...spelled, pagination: { ...pageOf(query), withCount: query.pick % 3 !== 0 } })}`);
};

/** Longer ones end at the limits of the edge, which other tests know. */
const cut = (path: string): string => (path.split('&').length > 190 ? (path.split('?')[0] as string) : path);

const pickerOf = (model: Model): fc.Arbitrary<string> =>
  fc
    .record({ type: fc.constantFrom(...TYPES.filter((type) => relationsOf(type).length > 0)), relation: fc.nat(10), pick: fc.nat(60), existing: fc.boolean(), search: fc.option(fc.constantFrom(...TEXTS)), operator: fc.constantFrom('$containsi', '$eq', '$startsWith', '$contains'), page: fc.integer({ min: 1, max: 2 }), extra: fc.constantFrom('', 'populate[grid]=true', 'filters[phone][$startsWith]=a', 'sort=phone:asc', 'fields[0]=adminUserId') })
    .map(({ type, relation, pick, existing, search, operator, page, extra }) => {
      const relations = relationsOf(type);
      const field = relations[relation % relations.length] as string;
      const id = documentFor(model, type, pick);
      const found = search === null ? {} : { _q: search, _filter: operator };
      const rest = `${queryString({ ...found, page, pageSize: 5, ...(pick % 2 ? { id } : {}) })}${extra === '' ? '' : `&${extra}`}`;
      return `/content-manager/relations/${uid(type) as string}${existing ? `/${id}` : ''}/${field}?${rest}`;
    });

// ------------------------------------------------------------------------------------------------------------------------ mutation

/** Other texts, days and numbers in every row out of reach, and more such rows. Returns how many rows were changed. */
const changeForeign = async (app: TestApp, model: Model, { actor }: Caller, seed: number): Promise<number> => {
  const { withTx } = server('platform/db') as typeof import('../../src/plugins/grid/server/src/platform/db');
  const oracle = new Oracle(model, actor, TODAY, dialect());
  let changed = 0;
  const added: Record<string, number> = {};
  await withTx(app.strapi, async (db) => {
    for (const type of TYPES) {
      const { tableName } = metaOf(app, type);
      for (const row of (model.rows[type] ?? []).filter((each) => !oracle.sees(type, each))) {
        const stored = (await db.sql(tableName).where({ id: row.id }).first()) as Record<string, unknown>;
        const values = Object.fromEntries(TEXT_COLUMNS.filter((name) => name in stored).map((name, i) => [name, TEXTS[(seed + row.id + i) % TEXTS.length]]));
        const days = Object.fromEntries(DAY_COLUMNS.filter((name) => name in stored).map((name, i) => [name, `2023-0${1 + ((seed + row.id + i) % 9)}-15`]));
        await db.sql(tableName).where({ id: row.id }).update({ locale: null, ...values, ...days });
        // A few more a type: the rows would double with every caller.
        if (type !== 'grid' && (added[type] = (added[type] ?? 0) + 1) <= 3) await addLike(app, db, type, stored, `${seed}-${row.id}-${actor.userId}`);
        changed += 1;
      }
    }
  });
  return changed;
};

const TEXT_COLUMNS = ['name', 'phone', 'department', 'post', 'duty_area', 'reason', 'place', 'title', 'measure', 'note', 'summary', 'withdrawn_reason', 'state_reason'];
const DAY_COLUMNS = ['birth_date', 'hired_on', 'occurred_on', 'held_on', 'due_on', 'next_on', 'on'];
const UNIQUE = ['code', 'employee_no', 'origin_key', 'source_key', 'week'];

const addLike = async (app: TestApp, db: import('../../src/plugins/grid/server/src/platform/db').Db, type: string, stored: Record<string, unknown>, key: string): Promise<void> => {
  const { id: _id, ...values } = stored;
  const unique = Object.fromEntries(UNIQUE.filter((name) => name in stored).map((name) => [name, name === 'week' ? key.slice(0, 8) : `${key} ${String(stored[name])}`.slice(0, 32)]));
  const fresh = { ...values, ...unique, document_id: `n${key.replace(/\W/g, 'x')}${type.length}`.padEnd(24, 'q').slice(0, 24), ...('admin_user_id' in stored ? { admin_user_id: null } : {}) };
  await db.sql(metaOf(app, type).tableName).insert(fresh).onConflict().ignore();
};
