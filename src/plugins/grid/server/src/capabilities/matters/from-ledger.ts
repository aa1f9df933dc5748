import type { MatterChannel } from '../../../../shared/contracts/matters';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { DEFAULT_SOLVE_DAYS } from './domain/clocks';
import { receiverFor } from './holders';
import { refreshDue } from './refresh';
import { matterById } from './store-read';
import { insertMatter, insertMessage, insertStep, updateMatter } from './store-write';

/** A line of the ledger that an office kept before. */
export interface LedgerMatter {
  readonly number: string;
  readonly registeredOn: IsoDate;
  readonly channel: MatterChannel;
  readonly submitterId: number | null;
  readonly gridId: number;
  readonly content: string;
  readonly answeredOn: IsoDate | null;
  readonly answer: string | null;
}

const TITLE_LENGTH = 60;

/**
 * A ledger holds only what was accepted, so the day it was written in is the day of acceptance; what it says was answered is closed, since
 * nobody is asked any more whether he is content. What was not answered goes on here, with its clocks as old as it is.
 */
export const registerFromLedger = async (db: Db, lines: readonly LedgerMatter[], today: IsoDate): Promise<void> => {
  const ids: number[] = [];
  for (const line of lines) ids.push(await registerLine(db, line, today));
  await refreshDue(db, ids, today);
};

const registerLine = async (db: Db, { content, answeredOn, answer, ...line }: LedgerMatter, today: IsoDate): Promise<number> => {
  const receiverId = await receiverFor(db, line.gridId, today);
  const id = await insertMatter(
    db,
    { ...line, title: titleOf(content), body: content.length > TITLE_LENGTH ? content : null, kind: 'report', state: 'accepted', anonymous: line.submitterId === null, categoryId: null, unitId: null, ownerId: receiverId, receiverId, solveDays: DEFAULT_SOLVE_DAYS },
    line.registeredOn,
  );
  const step = { matterId: id, gridId: line.gridId, state: 'accepted' as const, on: line.registeredOn };
  await insertStep(db, { ...step, action: 'import' });
  await insertStep(db, { ...step, action: 'accept' });
  if (answeredOn !== null) await answerFromLedger(db, id, answeredOn, answer);
  return id;
};

/** The answer of a line that was imported before it was answered, or with it. */
export const answerFromLedger = async (db: Db, id: number, on: IsoDate, answer: string | null): Promise<void> => {
  const matter = await matterById(db, id);
  const step = { matterId: id, gridId: matter.gridId, on };
  if (answer !== null) await insertMessage(db, { ...step, from: 'handler', byId: null, body: answer });
  await insertStep(db, { ...step, action: 'answer', state: 'answered' });
  await insertStep(db, { ...step, action: 'close', state: 'closed' });
  await updateMatter(db, id, { state: 'closed', ownerId: null, closedOn: on, dueOn: null });
};

const titleOf = (content: string): string => {
  const [first = ''] = content.split('\n');
  return first.length > TITLE_LENGTH || first !== content ? `${first.slice(0, TITLE_LENGTH - 1)}…` : content;
};
