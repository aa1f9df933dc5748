import type { MatterTemplate } from '../../src/plugins/grid/shared/contracts/matter-templates';
import { loadPlant, server, startApp, type TestApp } from '../support/app';
import { engineOf, type Engine } from '../support/engine';
import { clientsOf, type Client, type Role } from '../support/http';

type Matters = typeof import('../../src/plugins/grid/server/src/capabilities/matters');

const RAISED = '秘密的标题';
const TEXT = '机密标记-诉求内容';
const TYPE = '/content-manager/collection-types/plugin::grid.response-template';

let app: TestApp;
let engine: Engine;
let clients: Record<Role, Client>;
const plant = async (): Promise<void> => {
  clients = await clientsOf(app, await loadPlant(app));
  engine = engineOf(app);
};
beforeAll(async () => {
  app = await startApp('2023-01-31');
  await plant();
});
afterAll(() => app.stop());

const sql = (table: string) => app.strapi.db.connection(table);

interface Named {
  id: string;
  number: string;
}

const grid = 'C01-01-01';
const raise = async (values: object = {}): Promise<Named> => {
  const answer = await clients.office.post('/grid/matters', { channel: 'hotline', kind: 'help', title: RAISED, body: TEXT, grid, ...values });
  expect(answer.status).toBe(200);
  return answer.body as never;
};
const act = async ({ id }: Named, path: string, body: object = {}, client = clients.office): Promise<void> => expect((await client.post(`/grid/matters/${id}/${path}`, body)).status).toBe(200);
const ask = (client: Client, { id }: { id: string }, action: string) => client.get(`/grid/matters/${id}/templates?action=${action}`);
const texts = async (client: Client, matter: Named, action: string): Promise<MatterTemplate[]> => {
  const answer = await ask(client, matter, action);
  expect(answer.status).toBe(200);
  return answer.body as never;
};
const codeOf = (answer: { body: unknown }) => (answer.body as { error: { details: { code?: string } } }).error.details.code;

describe('the templates of a matter', () => {
  test('fit its state, are filled in, and say nothing of its title or text', async () => {
    const matter = await raise();
    await act(matter, 'acceptance', { unit: null });
    const accepted = await texts(clients.office, matter, 'message');
    expect(accepted.map(({ name }) => name)).toEqual(['受理告知', '请补充情况']);
    expect(accepted[0]).toMatchObject({ result: null, text: `您的诉求（编号 ${matter.number}）已受理，正在确定承办单位，进展会及时告知您。` });
    await act(matter, 'assignment', { unit: grid });
    const unit = (await sql('grid_grids').where({ code: grid }).first('name')) as { name: string };
    // The solve clock: 15 working days from the 31st of January 2023.
    expect((await texts(clients.office, matter, 'message'))[0]?.text).toBe(`您的诉求（编号 ${matter.number}）已转${unit.name}办理，办结期限为2023年2月21日。`);
    expect(JSON.stringify(await texts(clients.office, matter, 'message'))).not.toMatch(new RegExp(`${RAISED}|${TEXT}`));
  });

  test('come in the language of a reporter who is named, and in Chinese for one who is not', async () => {
    const person = await engine.person('HS0011');
    await sql('grid_employees').where({ id: person.id }).update({ language: 'en' });
    const [named, nameless] = [await raise({ submitterId: person.doc }), await raise()];
    const first = async (matter: Named) => (await texts(clients.office, matter, 'refuse'))[0]?.text;
    expect(await first(named)).toBe('What you raised cannot be decided here. Please turn to the department that decides it.');
    expect(await first(nameless)).toBe('经核实，您反映的事项不属于本渠道受理范围，请向有权处理的部门提出。');
    await sql('grid_employees').where({ id: person.id }).update({ language: 'zhHans' });
  });

  test('promise no day that has passed', async () => {
    const matter = await raise({ registeredOn: '2022-11-01' });
    await act(matter, 'acceptance', { unit: grid });
    expect((await texts(clients.office, matter, 'message')).map(({ name }) => name)).toEqual(['请补充情况']);
  });

  test('name each result for an answer, and the result stays the choice of who answers', async () => {
    const matter = await raise();
    await act(matter, 'acceptance', { unit: grid });
    await act(matter, 'takeover', { handlerId: (await engine.person('HS0010')).doc, measure: '处理' }, clients.branch);
    expect((await texts(clients.branch, matter, 'answer')).map(({ name, result }) => [name, result])).toEqual([['已解决', 'solved'], ['解释说明', 'explained'], ['列入计划', 'planned'], ['暂不具备条件', 'infeasible']]);
    const [solved] = await texts(clients.branch, matter, 'answer');
    await act(matter, 'answer', { result: 'explained', text: solved!.text }, clients.branch);
  });

  test('are for who may do it now: 404, 403 and 409 as the action itself', async () => {
    const matter = await raise({ grid: 'C01-02-01' });
    // Out of reach; seen but not to be directed; seen by all and done by nobody; wrong state; no such action.
    const statuses = async (client: Client, action: string) => (await ask(client, matter, action)).status;
    expect([await statuses(clients.branch, 'refuse'), await statuses(clients.office, 'refuse'), await statuses(clients.committee, 'refuse')]).toEqual([404, 200, 403]);
    const suspend = await ask(clients.office, matter, 'suspend');
    expect([suspend.status, codeOf(suspend)]).toEqual([409, 'state']);
    expect([await statuses(clients.office, 'confirm'), await statuses(clients.office, 'accept'), await statuses(clients.office, '')]).toEqual([400, 400, 400]);
    const own = await raise();
    expect([(await ask(clients.group, own, 'refuse')).status, (await ask(clients.branch, own, 'refuse')).status]).toEqual([403, 200]);
    expect((await clients.office.get(`/grid/matters/${own.id}/templates`)).status).toBe(400);
  });
});

describe('the catalogue', () => {
  const valid = { name: '排班说明', forAction: 'message', textZh: '编号 {编号} 已安排。', position: 1, active: true };
  const create = (values: object, client = clients.office) => client.post(TYPE, { ...valid, ...values });
  const found = async (name: string) => (await sql('grid_response_templates').where({ name }).first()) as Record<string, unknown> | undefined;

  test('belongs to the office, and is switched off instead of deleted', async () => {
    const made = await create({});
    expect([made.status, (await create({ name: '支部的' }, clients.branch)).status]).toEqual([201, 403]);
    const id = String((await found('排班说明'))!['document_id']);
    expect([(await clients.branch.put(`${TYPE}/${id}`, { active: false })).status, (await clients.office.delete(`${TYPE}/${id}`)).status]).toEqual([403, 403]);
    const matter = await raise();
    await act(matter, 'acceptance', { unit: null });
    expect((await texts(clients.office, matter, 'message'))[0]).toMatchObject({ id, text: `编号 ${matter.number} 已安排。` });
    expect((await clients.office.put(`${TYPE}/${id}`, { active: false })).status).toBe(200);
    expect((await texts(clients.office, matter, 'message')).map((each) => each.id)).not.toContain(id);
  });

  test('may be for one category', async () => {
    const canteen = (await sql('grid_matter_categories').where({ code: 'canteen' }).first('document_id as doc')) as { doc: string };
    expect((await create({ name: '食堂用语', category: { connect: [{ documentId: canteen.doc }] } })).status).toBe(201);
    const names = async (category: string) => {
      const matter = await raise({ category });
      await act(matter, 'acceptance', { unit: null });
      return (await texts(clients.office, matter, 'message')).map(({ name }) => name);
    };
    expect([(await names('canteen')).includes('食堂用语'), (await names('pay')).includes('食堂用语')]).toEqual([true, false]);
  });

  // A refusal says field and reason, and leaves nothing.
  test.each<[object, string]>([
    [{ textZh: '尊敬的{姓名}' }, 'textZh: unknown_placeholder'],
    [{ textEn: 'Dear {submitter}' }, 'textEn: unknown_placeholder'],
    [{ textZh: '编号｛编号｝' }, 'textZh: unknown_placeholder'],
    [{ textZh: '  ' }, 'textZh: required'],
    [{ forResult: 'solved' }, 'forResult: not_of_action'],
    [{ forState: 'closed' }, 'forState: not_of_action'],
    [{ forAction: 'suspend', textZh: '等'.repeat(300) }, 'textZh: too_long'],
  ])('refuses %j: %s', async (values, message) => {
    const before = await engine.count('grid_response_templates');
    const answer = await create({ name: '不成立', ...values });
    expect([answer.status, (answer.body as never as { error: { message: string } }).error.message, await engine.count('grid_response_templates')]).toEqual([400, message, before]);
    const [first] = (await sql('grid_response_templates').where({ name: '排班说明' })) as { document_id: string; text_zh: string }[];
    expect((await clients.office.put(`${TYPE}/${first!.document_id}`, values)).status).toBe(400);
    expect(await found('排班说明')).toMatchObject({ text_zh: first!.text_zh, for_action: 'message', for_state: null, for_result: null });
  });

  test('is filled once: what the office changed and switched off survives a start', async () => {
    const { document_id: id } = (await found('受理告知')) as { document_id: string };
    expect((await clients.office.put(`${TYPE}/${id}`, { textZh: '已受理，编号 {编号}。', active: false })).status).toBe(200);
    const before = await sql('grid_response_templates').orderBy('id').select('document_id', 'name', 'text_zh', 'active', 'position');
    // What every start does.
    await (server('capabilities/matters') as Matters).matters.seed?.(app.strapi);
    expect(await sql('grid_response_templates').orderBy('id').select('document_id', 'name', 'text_zh', 'active', 'position')).toEqual(before);
    expect(await found('受理告知')).toMatchObject({ text_zh: '已受理，编号 {编号}。' });
  });
});
