import { currentTree } from '../../access/tree-map';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { loadFacts, officeOf, present } from '../organisation';
import { completeTasks, enqueueAssignments, insertTasks, openDutyByOrigin } from '../tasks';

const originOf = (correctionId: number): string => `correction:${correctionId}`;

export interface DutyToAnswer {
  readonly correctionId: number;
  readonly gridId: number | null;
  readonly dueOn: IsoDate;
}

/**
 * The duty stands in the committee's grid and names no subject: the ladder is the committee's, and neither branch nor group learns
 * that somebody asked for a correction.
 */
export const openDutyToAnswer = async (db: Db, { correctionId, gridId, dueOn }: DutyToAnswer, today: IsoDate): Promise<void> => {
  const committee = await committeeOf(db, gridId);
  if (committee === null) return;
  const facts = await loadFacts(db, today, []);
  const ownerId = present(facts, officeOf(facts, committee));
  const batch = { title: '答复更正申请', kind: 'manual' as const, ruleCode: null, assignedOn: today, dueOn };
  const opened = await insertTasks(db, batch, [{ originKey: originOf(correctionId), ownerId, subjectId: null, gridId: committee, eventId: null }]);
  await enqueueAssignments(db, opened.map((task) => ({ taskId: task.id, ownerId: task.ownerId })), today);
};

export const closeDutyToAnswer = async (db: Db, correctionId: number, byId: number | null, today: IsoDate): Promise<void> => {
  const duty = await openDutyByOrigin(db, originOf(correctionId));
  if (duty) await completeTasks(db, [duty.id], { doneOn: today, doneById: byId, recordedOn: today, recordId: null });
};

const committeeOf = async (db: Db, gridId: number | null): Promise<number | null> => {
  const line = gridId === null ? [] : (await currentTree(db)).ancestors(gridId);
  return line.find((grid) => grid.level === 'committee')?.id ?? null;
};
