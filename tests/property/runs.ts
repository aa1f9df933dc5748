import fc from 'fast-check';
import { dialect, server, type TestApp } from '../support/app';
import { readModel, uid, type Model } from './model';
import { Oracle, REFUSED, type Actor } from './oracle';
import { queriesOf, type Query } from './queries';
import { actorsOf, plant, TODAY, worlds } from './world';

type Principals = typeof import('../../src/plugins/grid/server/src/access/principal');
type Principal = import('../../src/plugins/grid/server/src/access/principal').Principal;

/** FC_SEED=… runs the same cases again. */
export const SEED = Number(process.env['FC_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

type Documents = Record<Query['action'], (params: object) => Promise<unknown>>;
export const documentsOf = (app: TestApp, type: string): Documents => app.strapi.documents(uid(type)) as unknown as Documents;

/** The principal as a request would have it, worked out by the product from what is stored. */
export const principalOf = async (app: TestApp, actor: Actor): Promise<Principal> => {
  const { userPrincipal, tokenPrincipal } = server('access/principal') as Principals;
  const { withTx } = server('platform/db') as typeof import('../../src/plugins/grid/server/src/platform/db');
  if (actor.kind === 'nobody') return { kind: 'nobody' };
  if (actor.kind === 'token') {
    return withTx(app.strapi, async (db) => {
      await db.sql('grid_token_reach').insert({ token_id: 900_001, grid_id: actor.token?.gridId, types: actor.token?.types.join(',') }).onConflict('token_id').merge();
      return tokenPrincipal(db, 900_001);
    });
  }
  const codes = actor.kind === 'superAdmin' ? ['strapi-super-admin'] : actor.roles.map((role) => `lianxin-${role}`);
  return userPrincipal(app.strapi, { id: actor.userId as number, roles: codes.map((code) => ({ code })) });
};

export interface Ran {
  readonly cases: number;
  readonly refused: number;
  readonly rows: number;
}

/** Random worlds × their actors × random queries: the answer is the oracle's. */
export const compareReads = async (app: TestApp, { worlds: howMany, queries, seed = SEED }: { worlds: number; queries: number; seed?: number }): Promise<Ran> => {
  const { asPrincipal } = server('access/principal') as Principals;
  const ran = { cases: 0, refused: 0, rows: 0 };
  for (const [w, world] of fc.sample(worlds, { seed, numRuns: howMany }).entries()) {
    const actors = actorsOf(world, await plant(app, world));
    const model = await readModel(app);
    const principals: Principal[] = [];
    for (const [a, actor] of actors.entries()) {
      const principal = (principals[a] = await principalOf(app, actor));
      const oracle = new Oracle(model, actor, TODAY, dialect());
      const check = async (query: Query): Promise<void> => {
        const documentId = documentOf(model, query);
        const wanted = expected(oracle, query, documentId);
        const where = `world ${w}, actor ${a} ${JSON.stringify(actor)}\n${query.action} ${query.type} ${documentId} ${JSON.stringify(query.spelled)}\n`;
        const got = await asPrincipal(principal, () => answered(app, query, documentId)).catch((error: Error) => {
          throw new Error(`${where}${error.message.slice(-300)}`);
        });
        ran.cases += 1;
        if (wanted === REFUSED) ran.refused += 1;
        else if (Array.isArray(wanted)) ran.rows += wanted.length;
        const [want, have] = [JSON.stringify(sortedKeys(wanted)), JSON.stringify(sortedKeys(got))];
        if (want !== have) throw new Error(`${where}${firstDifference(want, have)}`);
      };
      await fc.assert(fc.asyncProperty(queriesOf(model), check), { seed: seed + w * 100 + a, numRuns: queries, verbose: 0, endOnFailure: false, reporter: reporter(seed) });
    }
  }
  return ran;
};

/** One message with the seed and the shrunk case, instead of the whole history. */
const reporter =
  (seed: number) =>
  <T>(details: fc.RunDetails<T>): void => {
    if (!details.failed) return;
    const { errorInstance } = details as unknown as { errorInstance?: Error };
    throw new Error(`FC_SEED=${seed}, after ${details.numRuns} cases and ${details.numShrinks} shrinks:\n${errorInstance?.message ?? 'failed'}`);
  };

const firstDifference = (want: string, have: string): string => {
  const at = Math.max(0, [...want].findIndex((char, i) => char !== have[i]) - 120);
  return `wanted …${want.slice(at, at + 300)}\ngot    …${have.slice(at, at + 300)}`;
};

const documentOf = (model: Model, { type, pick }: Query): string => {
  const rows = model.rows[type] ?? [];
  return rows[pick % (rows.length + 1)]?.documentId ?? 'nosuchdocumentnosuchdocu';
};

const expected = (oracle: Oracle, { type, action, asked }: Query, documentId: string): unknown => {
  switch (action) {
    case 'findMany':
      return oracle.findMany(type, asked);
    case 'findFirst':
      return oracle.findFirst(type, asked);
    case 'findOne':
      return oracle.findOne(type, documentId, asked);
    case 'count':
      return oracle.count(type, asked);
  }
};

const REFUSALS = ['ForbiddenError', 'ValidationError', 'NotFoundError'];

const answered = async (app: TestApp, { type, action, spelled }: Query, documentId: string): Promise<unknown> => {
  try {
    return plain(await documentsOf(app, type)[action]({ ...structuredClone(spelled), ...(action === 'findOne' ? { documentId } : {}) }));
  } catch (error) {
    if (REFUSALS.includes((error as Error).name)) return REFUSED;
    throw error;
  }
};

/** Instants, and what Strapi adds to every row and nobody filled, are of no interest. */
const IGNORED = ['createdAt', 'updatedAt', 'publishedAt', 'locale'];
const EMPTY = ['createdBy', 'updatedBy', 'localizations'];

const plain = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, each]) => !IGNORED.includes(key) && !(EMPTY.includes(key) && (each === null || (Array.isArray(each) && each.length === 0))))
      .map(([key, each]) => [key, plain(each)]),
  );
};

const sortedKeys = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, sortedKeys(each)]));
};
