import fc from 'fast-check';
import { dialect, startApp, type TestApp } from '../support/app';
import { callersOf, placed, type Caller } from './clients';
import { columnsOf, metaOf, readModel, relationsOf, SCHEMAS, TYPES, uid, type Model } from './model';
import { SEED } from './runs';
import { plant, TODAY, worlds } from './world';
import { keptByServer } from './writes';

let app: TestApp;
let callers: Caller[];
let model: Model;
beforeAll(async () => {
  app = await startApp(TODAY);
  callers = await callersOf(app);
  const [world] = fc.sample(worlds, { seed: SEED, numRuns: 1 });
  await plant(app, world as never, true);
  for (const [i, caller] of callers.entries()) await placed(app, caller, SEED + i);
  model = await readModel(app);
});
afterAll(() => app.stop());

/** Strapi writes these anew with every change. */
const STAMPED = ['updatedAt', 'updatedBy', 'publishedAt'];
const DATES = ['createdAt', 'updatedAt', 'publishedAt', 'withdrawnOn'];
const valueFor = (type: string, name: string): unknown => {
  if (DATES.includes(name)) return '2001-01-01';
  if (SCHEMAS[type]?.[name]?.type === 'relation' || name === 'localizations') return { connect: [{ id: 1 }] };
  if (SCHEMAS[type]?.[name]?.enum) return SCHEMAS[type]?.[name]?.enum?.at(-1);
  return name === 'documentId' || SCHEMAS[type]?.[name]?.type === 'string' || name === 'locale' ? 'zzzzzzzzzzzzzzzzzzzzzzzz' : 424_242;
};

/** The stored value, in the words of the database. */
const stored = async (type: string, name: string, id: number): Promise<unknown> => {
  const meta = metaOf(app, type);
  const { joinTable, columnName, joinColumn } = meta.attributes[name] ?? {};
  if (joinTable) return JSON.stringify(await app.strapi.db.connection(joinTable.name).where({ [joinTable.joinColumn.name]: id }).select(joinTable.inverseJoinColumn.name));
  const row = (await app.strapi.db.connection(meta.tableName).where({ id }).first()) as Record<string, unknown> | undefined;
  if (row === undefined) return 'no row';
  return String(row[columnName ?? joinColumn?.name ?? name.replace(/[A-Z]/g, (char) => `_${char.toLowerCase()}`)]);
};

const minimal = (type: string, n: number): Record<string, unknown> => {
  const [person, other] = [model.rows['employee']?.[0], model.rows['employee']?.[1]];
  const ref = (row: { documentId: string } | undefined) => ({ connect: [{ documentId: row?.documentId }] });
  const grid = ref(model.rows['grid']?.[0]);
  const bodies: Record<string, Record<string, unknown>> = {
    grid: { code: `m${n}`, name: 'm', level: 'member', parent: grid },
    employee: { employeeNo: `m${n}`, name: 'm', politicalStatus: 'none', employmentStatus: 'active', language: 'zhHans', grid },
    appointment: { employee: ref(person), grid, duty: 'youth', from: '2023-01-01' },
    'contact-pair': { employee: ref(person), liaison: ref(other), from: `${2030 + n}-01-01`, to: `${2030 + n}-01-02` },
    absence: { employee: ref(person), substitute: ref(other), from: '2023-01-01', to: '2023-01-02' },
    'care-rule': { code: `m${n}`, name: 'm', duty: 'talk', trigger: 'month', dayKind: 'working', firstResponsible: 'liaison', active: false },
    'care-event': { code: `m${n}`, employee: ref(person), kind: 'hospital', occurredOn: '2023-01-30', reportedOn: '2023-01-30' },
    'calendar-day': { date: `${2030 + (n % 60)}-03-0${1 + (n % 9)}`, isOffDay: true },
  };
  return bodies[type] ?? {};
};

test('what the server keeps is never taken from a body, whoever sends it', async () => {
  const ran = { put: 0, post: 0, done: 0 };
  let n = 0;
  for (const type of TYPES) {
    const base = `/content-manager/collection-types/${uid(type) as string}`;
    for (const name of keptByServer(type)) {
      for (const caller of callers) {
        const row = model.rows[type]?.[0];
        const where = `${caller.name} ${type}.${name}`;
        if (row && !STAMPED.includes(name)) {
          const before = await stored(type, name, row.id);
          for (const value of [valueFor(type, name), null]) {
            const answer = await caller.send('put', `${base}/${row.documentId}`, { [name]: value });
            expect([where, value, answer.status < 500, await stored(type, name, row.id)]).toEqual([where, value, true, before]);
            ran.put += 1;
          }
        }
        n += 1;
        const made = await caller.send('post', base, { ...minimal(type, n), [name]: valueFor(type, name) });
        ran.post += 1;
        const { id, documentId } = ((made.body['data'] ?? {}) as { id?: number; documentId?: string });
        if (made.status >= 300 || id === undefined) continue;
        ran.done += 1;
        const value = valueFor(type, name);
        expect([where, id === 424_242, documentId?.startsWith('zzz')]).toEqual([where, false, false]);
        if (typeof value !== 'object') expect([where, String(await stored(type, name, id)).startsWith(`${value as string | number}`)]).toEqual([where, false]);
      }
    }
    expect([...columnsOf(type), ...relationsOf(type)].length).toBeGreaterThan(0);
  }
  console.info(`${dialect()}: FC_SEED=${SEED}, ${ran.put} PUT and ${ran.post} POST with fields of the server, ${ran.done} rows made, 0 values taken`);
  expect(ran.put + ran.post).toBeGreaterThanOrEqual(400);
});
