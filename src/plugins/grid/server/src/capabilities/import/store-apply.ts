import { splitPeople } from './domain/keys';
import type { Plan, Step, Values } from './domain/types';
import type { IsoDate } from '../../kernel/date';
import { chunked, type Db } from '../../platform/db';
import { insertRows, updateRows, type Row } from '../../platform/rows';
import type { ChangedActivities } from '../activities';
import { answerFromLedger, registerFromLedger, type LedgerMatter } from '../matters';
import { gridsOn, moveEmployees, noteLeaving, openFirstMemberships, rebuildTree } from '../organisation';
import { attributesOf } from './store-attributes';
import { writeActivities } from './store-apply-activities';
import { ROWS_PER_REPORT, writeRows, type Extras, type Inserts, type Updates, type Write } from './store-apply-rows';
import { loadIds, type Ids } from './store-ids';

/** What was written that duties follow from: ids of care rows, and where activities are and were. */
export interface Written {
  readonly events: readonly number[];
  readonly records: readonly number[];
  readonly activities: ChangedActivities;
}

/**
 * Writes the steps of a plan set by set inside the caller's transaction: what is referred to comes first. It bypasses the
 * Document Service; the plan has checked what its hooks would check, and only the office may import.
 */
export const applySteps = async (db: Db, plan: Plan, today: IsoDate, onWritten: (rows: number) => void): Promise<Written> => {
  const write: Write = {
    db,
    today,
    onWritten,
    inserts: (kind) => plan.steps.filter((step) => step.kind === kind && step.op === 'insert') as Inserts,
    updates: (kind) => plan.steps.filter((step) => step.kind === kind && step.op === 'update') as Updates,
  };
  await writeGrids(write);
  await writeEmployees(write);
  await writeLeaders(write);
  await writeRows(write, 'appointments', async () => []);
  await writeRows(write, 'contactPairs', currentGrids);
  await writeRows(write, 'calendarDays', async (_, steps) => steps.map(() => ({ source: 'import' })));
  await writeMatters(write);
  const activities = await writeActivities(write);
  const events = await writeRows(write, 'careEvents', (ids, steps) => gridsAt(db, ids, steps, 'employee', 'reportedOn'));
  const records = await writeRows(write, 'careRecords', async (ids, steps) => {
    const grids = await gridsAt(db, ids, steps, 'employees', 'heldOn');
    return steps.map((step, index) => ({ ...grids[index], ...(step.op === 'insert' ? { recordedOn: today, sourceKey: step.key } : {}) }));
  });
  return { events, records, activities };
};

// A parent is of a higher level, so level by level every parent is there before its children. Leaders come after the employees.
const writeGrids = async ({ db, inserts, updates, onWritten }: Write): Promise<void> => {
  for (const level of ['committee', 'branch', 'group', 'member']) {
    const steps = inserts('grids').filter((step) => step.values['level'] === level);
    const ids = await loadIds(db, steps);
    await insertRows(db, 'grid', steps.map(({ values }) => attributesOf('grids', without(values, 'leader'), ids)));
    onWritten(steps.length);
  }
  const changed = updates('grids');
  const ids = await loadIds(db, changed);
  await updateRows(db, 'grid', changed.map(({ id, values }) => ({ id, values: attributesOf('grids', without(values, 'leader'), ids) })).filter(({ values }) => Object.keys(values).length > 0));
  onWritten(changed.length);
};

const writeEmployees = async ({ db, today, inserts, updates, onWritten }: Write): Promise<void> => {
  const added = inserts('employees');
  const ids = await loadIds(db, [...added, ...updates('employees')]);
  for (const part of chunked(added, ROWS_PER_REPORT)) {
    await openFirstMemberships(db, await insertRows(db, 'employee', part.map(({ values }) => attributesOf('employees', values, ids))));
    onWritten(part.length);
  }
  const changed = updates('employees');
  await updateRows(db, 'employee', changed.map(({ id, values }) => ({ id, values: attributesOf('employees', without(values, 'grid'), ids) })).filter(({ values }) => Object.keys(values).length > 0));
  const moved = changed.filter(({ values }) => values['grid']);
  await moveEmployees(db, moved.map(({ id, values }) => ({ employeeId: id, gridId: ids.grid(values['grid'] ?? '') })), today);
  await noteLeaving(db, changed.filter(({ values }) => values['employmentStatus']).map(({ id }) => id), today);
  onWritten(changed.length);
};

const writeLeaders = async ({ db, inserts, updates }: Write): Promise<void> => {
  const added = inserts('grids');
  const changed = updates('grids');
  if (added.length + changed.length === 0) return;
  const ids = await loadIds(db, [...added, ...changed]);
  const ofAdded = added.map(({ values }) => ({ id: ids.grid(values['code'] ?? ''), leader: values['leader'] }));
  const ofChanged = changed.map(({ id, values }) => ({ id, leader: values['leader'] }));
  const led = [...ofAdded, ...ofChanged].filter(({ leader }) => leader);
  await updateRows(db, 'grid', led.map(({ id, leader }) => ({ id, values: { leader: ids.employee(leader ?? '').id } })));
  await rebuildTree(db);
};

/** What the ledger adds: new matters, and the answer of one that had none. `domain/matter-check.ts` lets nothing else through. */
const writeMatters = async ({ db, today, inserts, updates, onWritten }: Write): Promise<void> => {
  const [added, changed] = [inserts('matters'), updates('matters')];
  const ids = await loadIds(db, [...added, ...changed]);
  await registerFromLedger(db, added.map(({ values }) => ({ number: values['number'] ?? '', registeredOn: values['registeredOn'] ?? today, channel: (values['channel'] ?? 'onlineBox') as LedgerMatter['channel'], submitterId: values['submitter'] ? ids.employee(values['submitter']).id : null, gridId: ids.grid(values['grid'] ?? ''), content: values['body'] ?? '', answeredOn: values['answeredOn'] ?? null, answer: values['answer'] ?? null })), today);
  for (const { id, values } of changed) if (values['answeredOn']) await answerFromLedger(db, id, values['answeredOn'], values['answer'] ?? null);
  onWritten(added.length + changed.length);
};

const currentGrids: Extras = async (ids, steps) =>
  steps.map(({ op, values }) => (op === 'insert' ? gridRow(ids.employee(values['employee'] ?? '').gridId) : {}));

/** The grid that the first of the people was in on the day; where no membership says, the present one. */
const gridsAt = async (db: Db, ids: Ids, steps: readonly Step[], personField: string, dateField: string): Promise<Row[]> => {
  const days = new Map<string, Set<number>>();
  const wanted = steps.map((step) => {
    const after = step.op === 'insert' ? step.values : step.after;
    const code = splitPeople(after[personField] ?? '')[0];
    const day = after[dateField];
    if (code === undefined || !day || !(personField in step.values || dateField in step.values)) return null;
    const person = ids.employee(code);
    days.set(day, (days.get(day) ?? new Set<number>()).add(person.id));
    return { person, day };
  });
  const grids = new Map<string, Map<number, number>>();
  for (const [day, people] of days) grids.set(day, await gridsOn(db, [...people], day));
  return wanted.map((want) => (want === null ? {} : gridRow(grids.get(want.day)?.get(want.person.id) ?? want.person.gridId)));
};

const gridRow = (grid: number | null): Row => ({ grid, gridId: grid });

const without = (values: Values, field: string): Values => Object.fromEntries(Object.entries(values).filter(([key]) => key !== field));
