import fc from 'fast-check';
import type { MatterAction, MatterPage } from '../../src/plugins/grid/shared/contracts/matters';
import { addDays } from '../../src/plugins/grid/server/src/kernel/date';
import { loadPlant, startApp, type TestApp } from '../support/app';
import { engineOf, type Engine } from '../support/engine';
import { clientsOf, type Client, type Role } from '../support/http';

let app: TestApp;
let engine: Engine;
let clients: Record<Role, Client>;
let handler: string;
beforeAll(async () => {
  app = await startApp('2022-03-01');
  clients = await clientsOf(app, await loadPlant(app));
  engine = engineOf(app);
  handler = ((await sql('grid_employees').where({ employee_no: 'HS0010' }).first('document_id')) as { document_id: string }).document_id;
});
afterAll(() => app.stop());

const sql = (table: string) => app.strapi.db.connection(table);
const OWNED = ['accepted', 'assigned', 'inProgress', 'suspended', 'answered', 'reopened'];
const ENDED = ['closed', 'notAccepted', 'merged'];

type Send = (who: Client, matter: string, today: string) => ReturnType<Client['post']>;

/** Each action of the page as a request that is right for it. */
const SEND: Readonly<Partial<Record<MatterAction, Send>>> = {
  accept: (who, matter) => who.post(`${matter}/acceptance`, { category: 'environment' }),
  refuse: (who, matter) => who.post(`${matter}/refusal`, { reason: '不属于受理范围' }),
  categorise: (who, matter) => who.post(`${matter}/category`, { category: 'safety' }),
  assign: (who, matter) => who.post(`${matter}/assignment`, { unit: 'C01-01-01' }),
  takeOver: (who, matter) => who.post(`${matter}/takeover`, { handlerId: handler, measure: '检修' }),
  sendBack: (who, matter) => who.post(`${matter}/return`, { reason: '不归本组' }),
  suspend: (who, matter, today) => who.post(`${matter}/suspension`, { reason: '等待配件', expectedUntil: addDays(today, 9) }),
  resume: (who, matter) => who.delete(`${matter}/suspension`),
  askExtension: (who, matter, today) => who.post(`${matter}/extension`, { reason: '工期', expectedUntil: addDays(today, 20) }),
  approveExtension: (who, matter) => who.post(`${matter}/extension/approval`, {}),
  refuseExtension: (who, matter) => who.delete(`${matter}/extension`),
  message: (who, matter) => who.post(`${matter}/messages`, { text: '正在办理' }),
  answer: (who, matter) => who.post(`${matter}/answer`, { result: 'solved', text: '已办理' }),
  close: (who, matter) => who.post(`${matter}/closure`, { note: '联系不上' }),
  reopen: (who, matter) => who.post(`${matter}/reopening`, { reason: '仍未解决' }),
};
const ACTIONS = Object.keys(SEND) as MatterAction[];

const pageOf = async (matter: string): Promise<MatterPage> => (await clients.office.get(matter)).body as never as MatterPage;

/** What must hold in every state, after whatever came before. */
const check = async (matter: string, before: MatterPage, steps: string[]): Promise<MatterPage> => {
  const page = await pageOf(matter);
  const say = [...steps, page.state].join(' → ');
  const [accept, firstAnswer] = page.clocks;
  expect([say, accept?.dueOn, firstAnswer?.dueOn]).toEqual([say, before.clocks[0]?.dueOn, before.clocks[1]?.dueOn]);
  if (OWNED.includes(page.state)) expect([say, page.owner]).toEqual([say, expect.objectContaining({ name: expect.any(String) })]);
  const overdue = (each: MatterPage) => each.steps.filter(({ action }) => action === 'overdue').length;
  expect([say, overdue(page) >= overdue(before)]).toEqual([say, true]);
  const stored = (await sql('grid_matters').where({ document_id: page.id }).first('due_on')) as { due_on: unknown };
  // A pause that lasts longer than expected moves the day with each day: the job of the morning keeps the copy.
  if (page.next?.state !== 'paused') expect([say, stored.due_on ?? null]).toEqual([say, page.next?.dueOn ?? null]);
  if (ENDED.includes(page.state)) expect([say, page.next, page.owner]).toEqual([say, null, null]);
  return page;
};

// Sequences of actions, allowed or not, by two accounts, over days that pass, jobs in between.
test('whatever is done in whatever order: owners, clocks and what ran out', async () => {
  const counts = { done: 0, refused: 0 };
  const move = fc.record({ action: fc.constantFrom(...ACTIONS), who: fc.constantFrom<Role>('office', 'branch'), days: fc.integer({ min: 0, max: 6 }), allowed: fc.integer({ min: 0, max: 9 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 6, maxLength: 16 }), async (moves) => {
      let today = '2022-03-01';
      engine.day(today, '05:00');
      const created = (await clients.office.post('/grid/matters', { channel: 'hotline', kind: 'report', title: '随机', grid: 'C01-01' })).body as never as MatterPage;
      const matter = `/grid/matters/${created.id}`;
      let page = created;
      const steps: string[] = [];
      for (const { action, who, days, allowed } of moves) {
        today = addDays(today, days);
        engine.day(today, '07:00');
        await engine.run('matter-clocks', today);
        const seen = (await clients[who].get(matter)).body as never as MatterPage;
        // Nine times out of ten something that is allowed, or the walk would end in refusals.
        const choices = seen.actions.filter((each) => SEND[each]);
        const chosen = allowed > 0 && choices.length > 0 ? (choices[allowed % choices.length] as MatterAction) : action;
        const answer = await (SEND[chosen] as Send)(clients[who], matter, today);
        steps.push(`${chosen} by ${who}: ${answer.status}`);
        expect([steps.join(' → '), seen.actions.includes(chosen) ? answer.status === 200 : [403, 409].includes(answer.status)]).toEqual([steps.join(' → '), true]);
        counts[answer.status === 200 ? 'done' : 'refused'] += 1;
        page = await check(matter, page, steps);
      }
    }),
    { numRuns: Number(process.env['MATTER_RUNS'] ?? 25), ...(process.env['FC_SEED'] ? { seed: Number(process.env['FC_SEED']) } : {}) },
  );
  console.info(`matters: ${counts.done} actions done, ${counts.refused} refused`);
  expect(counts.done).toBeGreaterThan(100);
});
