import type { AnswerCorrection, AskCorrection, CorrectionList, CorrectionRow, CorrectionWish, OwnCorrection, OwnText } from '../../../../shared/contracts/rights';
import { actorOf } from '../../access/actor';
import type { PersonPrincipal, UserPrincipal } from '../../access/principal';
import type { IsoDate } from '../../kernel/date';
import { countFrom } from '../../kernel/working-days';
import { appendAudit } from '../../platform/audit';
import type { Db } from '../../platform/db';
import { Conflict, InvalidInput, NotFound } from '../../platform/errors';
import { defineMail, enqueue, mailFor } from '../../platform/outbox';
import { loadCalendar } from '../calendar';
import { personRefs } from '../organisation';
import { closeDutyToAnswer, openDutyToAnswer } from './correction-duty';
import { ANSWER_WORKING_DAYS, isAbout, MOST_OPEN } from './domain/correction';
import { correctables } from './sections';
import { answerCorrection, correctionByDocument, correctionsOf, countOpen, insertCorrection, listCorrections, type CorrectionPage, type StoredCorrection } from './store-corrections';
import { openText } from './texts';

/** A wish for a correction: the clock starts, and the office has a duty that is reminded of and escalated like any other. */
export const ask = async (db: Db, principal: PersonPrincipal, { about, wish }: AskCorrection, today: IsoDate): Promise<OwnCorrection> => {
  if (!isAbout(about, correctables())) throw new InvalidInput([{ field: 'about', code: 'unknown', value: about, allowed: `a section of the own file (${correctables().map(({ key }) => key).join(', ')}), or section.column` }]);
  if ((await countOpen(db, principal.employeeId)) >= MOST_OPEN) throw new Conflict('too_many_open', `${MOST_OPEN} requests are open; the next one is taken when one of them is answered`);
  const { dueOn } = countFrom(today, ANSWER_WORKING_DAYS, 'working', await loadCalendar(db));
  const gridId = (await personRefs(db, [principal.employeeId])).get(principal.employeeId)?.gridId ?? null;
  const stored = await insertCorrection(db, { employeeId: principal.employeeId, gridId, about, wish, reportedOn: today, dueOn });
  await openDutyToAnswer(db, { correctionId: stored.id, gridId, dueOn }, today);
  await appendAudit(db, actorOf(principal), [{ action: 'row.create', type: 'correction-request', rowId: stored.documentId, subjectId: principal.employeeId, fields: ['about', 'wish'] }]);
  return toOwn(stored);
};

export const ownCorrections = async (db: Db, { employeeId }: PersonPrincipal): Promise<OwnCorrection[]> => (await correctionsOf(db, employeeId)).map(toOwn);

const toOwn = (row: StoredCorrection): OwnCorrection => ({
  id: row.documentId,
  about: row.about,
  state: row.state,
  reportedOn: row.reportedOn,
  dueOn: row.dueOn,
  answeredOn: row.answeredOn,
  wish: textOf(row, 'wish'),
  answer: textOf(row, 'answer'),
});

const textOf = (row: StoredCorrection, field: 'wish' | 'answer'): OwnText | null => openText({ type: 'correction-request', documentId: row.documentId, field }, row[field]);

export const corrections = async (db: Db, query: CorrectionPage): Promise<CorrectionList> => {
  const { rows, total } = await listCorrections(db, query);
  return { rows: await shown(db, rows), total, page: query.page, pageSize: query.pageSize };
};

/** Without the texts. */
const shown = async (db: Db, rows: readonly StoredCorrection[]): Promise<CorrectionRow[]> => {
  const people = await personRefs(db, rows.map((row) => row.employeeId));
  return rows.flatMap(({ documentId, employeeId, about, state, reportedOn, dueOn, answeredOn, answeredBy }) => {
    const person = people.get(employeeId)?.ref;
    return person ? [{ id: documentId, person, about, state, reportedOn, dueOn, answeredOn, answeredBy }] : [];
  });
};

/** The wish, for the office that answers it; no entry in the trail, no text. */
export const readWish = async (db: Db, principal: UserPrincipal, documentId: string): Promise<CorrectionWish> => {
  const row = await known(db, documentId);
  await appendAudit(db, actorOf(principal), [{ action: 'confidential.read', type: 'correction-request', rowId: documentId, subjectId: row.employeeId, fields: ['wish'], reason: 'correction' }]);
  return { wish: textOf(row, 'wish') };
};

/** Answers once; the duty is done and the person is told, without the answer. */
export const answer = async (db: Db, principal: UserPrincipal, documentId: string, { state, answer: text }: AnswerCorrection, today: IsoDate): Promise<CorrectionRow | null> => {
  const row = await known(db, documentId);
  if (!(await answerCorrection(db, row.id, { state, answer: text, answeredOn: today, answeredBy: principal.name.slice(0, 120) }))) throw new Conflict('correction_answered', 'the request was answered already');
  await closeDutyToAnswer(db, row.id, principal.employeeId, today);
  await appendAudit(db, actorOf(principal), [{ action: 'row.update', type: 'correction-request', rowId: documentId, subjectId: row.employeeId, fields: ['state', 'answer'], details: { state } }]);
  await tell(db, row);
  const [changed] = await shown(db, [await known(db, documentId)]);
  return changed ?? null;
};

const known = async (db: Db, documentId: string): Promise<StoredCorrection> => {
  const row = await correctionByDocument(db, documentId);
  if (!row) throw new NotFound('correction request');
  return row;
};

const ANSWERED = defineMail('correction-answered', 'at-least-once', {
  zhHans: { subject: '连心：您的更正申请已有答复', lines: ['您的更正申请已有答复，请登录门户查看。'] },
  en: { subject: 'Lianxin: your correction request was answered', lines: ['Your correction request was answered. The portal shows the answer.'] },
});

const tell = async (db: Db, { id, employeeId }: StoredCorrection): Promise<void> => {
  const person = (await personRefs(db, [employeeId])).get(employeeId);
  if (person?.email) await enqueue(db, [mailFor({ id: employeeId, name: person.ref.name, address: person.email, language: person.language }, ANSWERED, `correction-answered:${id}`)]);
};
