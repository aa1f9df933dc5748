import fs from 'node:fs';
import path from 'node:path';
import { startPlant, type TestApp } from '../support/app';

interface Expected {
  duties: { event: string; rule: string; duty: string; employeeNo: string; ownerNo: string; reportedOn: string; dueOn: string; heldOn: string | null; outcome: string }[];
}

const demo = (name: string): unknown => JSON.parse(fs.readFileSync(path.join(__dirname, '../../demo', name), 'utf8'));
const expected = demo('expected-duties-2022.json') as Expected;
const facts = demo('facts.json') as Record<string, number> & { gridsByLevel: Record<string, number> };

let app: TestApp;
beforeAll(async () => {
  app = await startPlant();
});
afterAll(() => app.stop());

const count = async (table: string, where: object = {}): Promise<number> => Number(((await app.strapi.db.connection(table).where(where).count({ n: '*' })) as { n: number | string }[])[0]?.n);

test.each([
  ['grid_grids', 'grids'],
  ['grid_employees', 'employees'],
  ['grid_appointments', 'appointments'],
  ['grid_contact_pairs', 'contactPairs'],
  ['grid_care_events', 'careEvents'],
  ['grid_care_records', 'contactRecords'],
])('%s holds what the workbooks hold', async (table, fact) => {
  expect(await count(table)).toBe(facts[fact]);
});

test('grids by level, and party members with the probationary ones', async () => {
  for (const [level, n] of Object.entries(facts.gridsByLevel)) expect([level, await count('grid_grids', { level })]).toEqual([level, n]);
  expect((await count('grid_employees', { political_status: 'member' })) + (await count('grid_employees', { political_status: 'probationary' }))).toBe(facts['partyMembers']);
});

/** The list was computed from the workbooks without any code of the product. */
test('the duties are exactly the expected ones: owner, due date, outcome', async () => {
  const rows = (await app.strapi.db
    .connection('grid_tasks as t')
    .join('grid_care_events as e', 'e.id', 't.event_id')
    .join('grid_employees as o', 'o.id', 't.owner_id')
    .join('grid_employees as s', 's.id', 't.subject_id')
    .join('grid_care_rules as r', 'r.code', 't.rule_code')
    .orderBy('e.code')
    .select({ event: 'e.code', rule: 'r.code', duty: 't.kind', employeeNo: 's.employee_no', ownerNo: 'o.employee_no', reportedOn: 't.assigned_on', dueOn: 't.due_on', heldOn: 't.done_on', state: 't.state' })) as (Omit<
    Expected['duties'][number],
    'outcome'
  > & { state: string })[];
  const outcome = (row: (typeof rows)[number]): string => (row.state === 'open' ? 'overdue' : (row.heldOn as string) <= row.dueOn ? 'onTime' : 'late');
  const sorted = [...expected.duties].sort((a, b) => (a.event < b.event ? -1 : 1));
  expect(rows.map(({ state: _state, ...row }) => ({ ...row, outcome: outcome({ ...row, state: _state }) }))).toEqual(sorted);
  expect(await count('grid_tasks')).toBe(48);
});
