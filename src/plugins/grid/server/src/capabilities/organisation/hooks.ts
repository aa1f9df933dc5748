import type { WriteHook } from '../../access/write-hooks';
import { addDays } from '../../kernel/date';
import { InvalidInput } from '../../platform/errors';
import { datedRow, employeeGrid, moveEmployees, openFirstMemberships, overlappingPairs, rebuildTree } from './store';

/** The tree is checked and rebuilt after every change of a grid; grids are few. */
const afterGrid: WriteHook = async (db) => {
  await rebuildTree(db);
};

/** A new person gets a membership; a changed grid is a move from today on. */
const afterEmployee: WriteHook = async (db, row) => {
  if (row.verb === 'create') return openFirstMemberships(db, [row.id]);
  const gridId = await employeeGrid(db, row.id);
  if (gridId !== null && gridId !== row.gridBefore) await moveEmployees(db, [{ employeeId: row.id, gridId }], row.today);
};

const afterPair: WriteHook = async (db, row) => {
  if (row.verb === 'delete') return;
  const pair = await datedRow(db, 'contact-pair', row.id);
  if (pair?.firstId === pair?.secondId) throw new InvalidInput([{ field: 'liaison', code: 'self_liaison', value: String(pair?.firstId), allowed: 'another person: nobody is his own liaison' }]);
  checkOrder(pair?.from, pair?.to);
  const [other] = await overlappingPairs(db, row.id);
  if (other !== undefined) {
    throw new InvalidInput([{ field: 'employee', code: 'second_liaison', value: other, allowed: `one liaison at a time; end the pair with ${other} first, e.g. on ${addDays(pair?.from ?? row.today, -1)}` }]);
  }
};

const afterAbsence: WriteHook = async (db, row) => {
  if (row.verb === 'delete') return;
  const absence = await datedRow(db, 'absence', row.id);
  if (absence?.firstId === absence?.secondId) throw new InvalidInput([{ field: 'substitute', code: 'self_substitute', value: String(absence?.firstId), allowed: 'another person' }]);
  checkOrder(absence?.from, absence?.to);
};

const afterAppointment: WriteHook = async (db, row) => {
  if (row.verb === 'delete') return;
  const appointment = await datedRow(db, 'appointment', row.id);
  checkOrder(appointment?.from, appointment?.to);
};

const checkOrder = (from: string | null | undefined, to: string | null | undefined): void => {
  if (from && to && to < from) throw new InvalidInput([{ field: 'to', code: 'invalid_order', value: to, allowed: `${from} or later` }]);
};

export const hooks = { grid: afterGrid, employee: afterEmployee, 'contact-pair': afterPair, absence: afterAbsence, appointment: afterAppointment };
