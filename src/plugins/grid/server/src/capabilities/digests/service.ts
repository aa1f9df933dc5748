import type { IsoDate } from '../../kernel/date';
import { isWorkingDay, shiftWorkingDays, type Calendar } from '../../kernel/working-days';
import type { Db } from '../../platform/db';
import type { JobSummary } from '../../platform/job';
import { renderMail } from '../../platform/mail';
import { enqueue, isAddress, type OutgoingMail } from '../../platform/outbox';
import { loadCalendar } from '../calendar';
import { matterNotices } from '../matters';
import { gridRefs, loadFacts, personRefs, present, presentFor } from '../organisation';
import { raisedToLeaders } from '../tasks';
import { compose } from './domain/compose';
import { planDigests, tasksOf, type Digest, type DigestFacts } from './domain/plan';
import { gridsOfTasks, lastMailed, noteMailed, openTasks, type OpenTaskRow } from './store';

// Long enough for three working days over the longest holiday.
const LOOK_BACK_WORKING_DAYS = 4;

/** Writes the digests of a working day into the outbox. Nothing on a day off; nothing twice. */
export const writeDigests = async (db: Db, date: IsoDate, workbench: string, dryRun: boolean): Promise<JobSummary> => {
  const calendar = await loadCalendar(db);
  if (!isWorkingDay(date, calendar)) return { people: 0, items: 0, dayOff: 1 };
  const rows = await openTasks(db, shiftWorkingDays(date, 3, calendar), shiftWorkingDays(date, -1, calendar));
  const digests = planDigests(await factsOf(db, date, calendar, rows));
  const mails = await compileMails(db, digests, rows, workbench, date);
  const items = digests.reduce((sum, digest) => sum + tasksOf(digest).length, 0);
  const unreachable = digests.length - mails.length;
  if (dryRun) return { people: mails.length, items, unreachable };
  const added = await enqueue(db, mails.map(({ mail }) => mail));
  const fresh = mails.flatMap(({ mail, digest }) => {
    const outboxId = added.get(mail.dedupKey);
    return outboxId === undefined ? [] : tasksOf(digest).map((taskId) => ({ outboxId, recipientId: digest.recipientId, taskId }));
  });
  await noteMailed(db, fresh, date);
  return { people: added.size, items: fresh.length, unreachable };
};

const factsOf = async (db: Db, today: IsoDate, calendar: Calendar, rows: readonly OpenTaskRow[]): Promise<DigestFacts> => {
  const raised = await raisedToLeaders(db);
  const notices = await matterNotices(db, shiftWorkingDays(today, -1, calendar), today);
  const organisation = await loadFacts(db, today, [...new Set([...rows.map((row) => row.ownerId), ...[...raised, ...notices].map((row) => row.recipientId)])]);
  const grids = await gridsOfTasks(db, [...new Set(raised.map((row) => row.taskId))]);
  const duties = rows.flatMap((row) => {
    const recipientId = presentFor(organisation, row.ownerId, row.subjectId, row.gridId);
    return recipientId === null ? [] : [{ id: row.id, recipientId, assignedOn: row.assignedOn, dueOn: row.dueOn, warnedOn: row.warnedOn }];
  });
  const told = raised.flatMap((row) => {
    const recipientId = present(organisation, row.recipientId);
    const gridId = grids.get(row.taskId);
    return recipientId === null || gridId === undefined ? [] : [{ taskId: row.taskId, recipientId, gridId }];
  });
  // A rung of a day off is told on the next working day: to who stands in then.
  const matters = notices.flatMap((notice) => {
    const recipientId = present(organisation, notice.recipientId);
    return recipientId === null ? [] : [{ ...notice, recipientId }];
  });
  return { today, calendar, duties, raised: told, matters, lastMailed: await lastMailed(db, shiftWorkingDays(today, -LOOK_BACK_WORKING_DAYS, calendar)) };
};

interface Compiled {
  readonly mail: OutgoingMail;
  readonly digest: Digest;
}

const compileMails = async (db: Db, digests: readonly Digest[], rows: readonly OpenTaskRow[], workbench: string, date: IsoDate): Promise<Compiled[]> => {
  const people = await personRefs(db, digests.map((digest) => digest.recipientId));
  const grids = await gridRefs(db, [...rows.map((row) => row.gridId), ...digests.flatMap((digest) => [...digest.raised.keys()])]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const gridName = (id: number) => ({ name: grids.get(id)?.name ?? '', code: grids.get(id)?.code ?? '' });
  const line = (taskId: number) => {
    const row = byId.get(taskId);
    if (!row) throw new Error(`digest names task ${taskId}, which was not read`);
    const grid = gridName(row.gridId);
    return { kind: row.kind, subjectName: row.subjectName ?? '', gridName: grid.name, gridCode: grid.code, dueOn: row.dueOn };
  };
  return digests.flatMap((digest) => {
    const person = people.get(digest.recipientId);
    if (!person?.email || !isAddress(person.email)) return [];
    const content = compose(digest, { name: person.ref.name, language: person.language, today: date, workbench, line, gridName });
    const recipient = { id: digest.recipientId, name: person.ref.name, address: person.email, language: person.language };
    return [{ digest, mail: { dedupKey: `digest:${digest.recipientId}:${date}`, recipient, template: 'digest', policy: 'at-least-once' as const, mail: renderMail(content, person.language) } }];
  });
};
