import type { WriteHook } from '../../access/write-hooks';
import { InvalidInput } from '../../platform/errors';
import { gridsOn } from '../organisation';
import { ruleProblem } from './domain/rules';
import { openDutiesForEvents } from './duties';
import { eventsById, loadRules, setEventGrid } from './store';

/** An event typed into the Content Manager or sent over REST opens its duties like one from the workbench. */
const afterEvent: WriteHook = async (db, row) => {
  if (row.verb !== 'create') return;
  const [event] = await eventsById(db, [row.id]);
  if (!event) return;
  if (event.reportedOn > row.today) throw new InvalidInput([{ field: 'reportedOn', code: 'in_future', value: event.reportedOn, allowed: `${row.today} or earlier` }]);
  if (event.occurredOn > event.reportedOn) throw new InvalidInput([{ field: 'occurredOn', code: 'invalid_order', value: event.occurredOn, allowed: `${event.reportedOn} or earlier` }]);
  const gridId = (await gridsOn(db, [event.employeeId], event.reportedOn)).get(event.employeeId);
  if (gridId !== undefined && gridId !== event.gridId) await setEventGrid(db, row.id, gridId);
  await openDutiesForEvents(db, [row.id], row.today);
};

const afterRule: WriteHook = async (db, row) => {
  const rule = (await loadRules(db)).find((each) => each.id === row.id);
  const problem = rule && ruleProblem(rule);
  if (problem) throw new InvalidInput([{ field: problem.field, code: 'invalid_rule', value: String(rule[problem.field as 'days'] ?? ''), allowed: problem.allowed }]);
};

export const hooks = { 'care-event': afterEvent, 'care-rule': afterRule };
