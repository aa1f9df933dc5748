import type { Knex } from 'knex';
import type { RetentionCode } from '../../../../shared/contracts/retention';
import { purgeAuditOf } from './store-audit';
import { activityParts } from './store-activities';
import { leaverParts } from './store-leavers';
import { day, linkOf, ofEmployee, type Part } from './store-part';
import { blankColumns, deleteByKey, purgeDuties, purgeEvents, purgeMails, purgeMatters, purgeRecords, purgeStories, purgeWechat } from './store-purge';

export interface RetentionClass {
  readonly code: RetentionCode;
  /** Default; the office changes it in the Content Manager. */
  readonly months: number;
  readonly parts: readonly Part[];
  /** Purged from the beginning only, without gaps. */
  readonly chained?: true;
}

const CLOSED_FOLLOW_UP = `case when f.done_on > r.held_on then f.done_on else r.held_on end`;
const holdsPeople = (query: Knex.QueryBuilder): void => {
  const { table, from } = linkOf('care-record', 'employees');
  query.where((held) => held.whereNotNull('r.summary').orWhereNotNull('r.place').orWhereExists((link) => link.from(`${table} as l`).whereRaw('?? = r.id', [`l.${from}`])));
};

/** A talk or visit is closed when it was held and so was the follow-up that it promised; typing it in later keeps it no longer. The row stays with form, day and grid: figures count it. */
const records: Part = {
  type: 'care-record',
  rows: (db) =>
    db
      .sql('grid_care_records as r')
      .joinRaw(`left join grid_tasks f on f.origin_key = 'followUp:record:' || r.id`)
      .where((done) => done.whereNull('f.id').orWhereNot('f.state', 'open'))
      .modify(holdsPeople)
      .select({ id: 'r.id', grid_id: 'r.grid_id', since: day(db, CLOSED_FOLLOW_UP) }),
  about: (query, _db, employeeId) => ofEmployee(query, employeeId),
  purge: purgeRecords,
};

/** An event is closed with its last duty. The row stays with code, kind, days and grid. */
const events: Part = {
  type: 'care-event',
  rows: (db) =>
    db
      .sql('grid_care_events as e')
      .where((held) => held.whereNotNull('e.employee_id').orWhereNotNull('e.note').orWhereNotNull('e.withdrawn_reason'))
      .whereNotExists((open) => open.from('grid_tasks as t').whereRaw('t.event_id = e.id').where('t.state', 'open'))
      .select({ id: 'e.id', grid_id: 'e.grid_id', since: day(db, `coalesce((select max(coalesce(t.done_on, t.due_on)) from grid_tasks t where t.event_id = e.id), e.reported_on)`) }),
  about: (query, _db, employeeId) => void query.where('e.employee_id', employeeId),
  purge: purgeEvents,
};

/** Figures count duties, not plans: of a closed plan nothing stays. */
const plans: Part = {
  type: 'care-plan',
  rows: (db) => db.sql('grid_care_plans as p').whereNotNull('p.closed_on').select({ id: 'p.id', grid_id: 'p.grid_id', since: day(db, 'p.closed_on') }),
  about: (query, _db, employeeId) => void query.where('p.employee_id', employeeId),
  purge: (db, keys) => deleteByKey(db, 'grid_care_plans', 'id', keys),
};

/** A closed duty loses whom it was about and what was written; who did it, when and in which grid stays: figures count it. */
const duties: Part = {
  type: 'task',
  rows: (db) =>
    db
      .sql('grid_tasks as t')
      .whereNot('t.state', 'open')
      .where((held) => held.whereNotNull('t.subject_id').orWhereNotNull('t.state_reason').orWhereNotNull('t.measure').orWhereExists((notes) => notes.from('grid_follow_ups as f').whereRaw('f.task_id = t.id')))
      .select({ id: 't.id', grid_id: 't.grid_id', since: day(db, 'coalesce(t.done_on, t.due_on)') }),
  about: (query, _db, employeeId) => void query.where('t.subject_id', employeeId),
  purge: purgeDuties,
};

/** A matter is closed when it ended. Number, channel, category, days, result and grid stay: figures count them. */
const matters: Part = {
  type: 'matter',
  rows: (db) =>
    db
      .sql('grid_matters as m')
      .whereNotNull('m.closed_on')
      .whereNot('m.title', '')
      .select({ id: 'm.id', grid_id: 'm.grid_id', since: day(db, 'm.closed_on') }),
  about: (query, _db, employeeId) => void query.where('m.submitter_id', employeeId),
  purge: purgeMatters,
};

const corrections: Part = {
  type: 'correction-request',
  rows: (db) => db.sql('grid_correction_requests as c').whereNotNull('c.answered_on').select({ id: 'c.id', grid_id: 'c.grid_id', since: day(db, 'c.answered_on') }),
  about: (query, _db, employeeId) => void query.where('c.employee_id', employeeId),
  purge: (db, keys) => deleteByKey(db, 'grid_correction_requests', 'id', keys),
};

const trail: Part = {
  type: 'grid_audit',
  rows: (db) => db.sql('grid_audit as a').select({ id: 'a.seq', grid_id: db.sql.raw('null'), since: day(db, 'a.at') }),
  about: (query, _db, employeeId) => void query.where('a.subject_id', employeeId),
  purge: (db, _keys, period) => purgeAuditOf(db, period),
};

/** A published story is kept as long as its person agrees. */
const withdrawnStories: Part = {
  type: 'story',
  rows: (db) => db.sql('grid_stories as s').where('s.state', 'withdrawn').select({ id: 's.id', grid_id: 's.grid_id', since: day(db, 's.withdrawn_on') }),
  about: (query, _db, employeeId) => void query.where('s.employee_id', employeeId),
  purge: purgeStories,
};

/** The rows of the file as they came. That it was imported, when, by whom and how many rows stays. */
const importResults: Part = {
  type: 'grid_imports',
  rows: (db) => db.sql('grid_imports as i').whereNot('i.result', '').select({ id: 'i.id', grid_id: db.sql.raw('null'), since: day(db, 'i.at') }),
  about: null,
  purge: (db, keys) => blankColumns(db, 'grid_imports', keys, { result: '' }),
};

const mailBodies: Part = {
  type: 'grid_outbox',
  rows: (db) =>
    db.sql('grid_outbox as m').whereIn('m.state', ['sent', 'failed', 'unknown']).whereNot('m.text', '').select({ id: 'm.id', grid_id: db.sql.raw('null'), since: day(db, 'm.created_at') }),
  about: (query, _db, employeeId) => void query.where('m.recipient_id', employeeId),
  purge: purgeMails,
};

// The scheduler asks for the latest run of a job: that one stays, however old it is.
const LATEST = `(select max(n.period) from grid_job_run n where n.job = j.job)`;

const jobRuns: Part = {
  type: 'grid_job_run',
  rows: (db) =>
    db
      .sql('grid_job_run as j')
      .whereNot('j.state', 'running')
      .whereRaw(`j.period < ${LATEST}`)
      .select({ id: db.sql.raw(`j.job || ' ' || j.period`), grid_id: db.sql.raw('null'), since: day(db, 'j.started_at') }),
  about: null,
  purge: (db, keys) => deleteByKey(db, 'grid_job_run', `job || ' ' || period`, keys),
};

/** Who wrote on WeChat: after it nobody can be told of an answer there, and nobody asks for the state there. The matter is kept by its own class. */
const wechatSenders: Part = {
  type: 'grid_wechat_message',
  rows: (db) =>
    db
      .sql('grid_wechat_message as w')
      .whereNotExists((waiting) => waiting.from('grid_wechat_notice as n').whereRaw('n.matter_id = w.matter_id').whereIn('n.state', ['queued', 'sending']))
      .select({ id: 'w.id', grid_id: db.sql.raw('null'), since: day(db, 'w.received_at') }),
  about: null,
  purge: purgeWechat,
};

/** What is kept for how long, and what then becomes of it. */
export const CLASSES: readonly RetentionClass[] = [
  { code: 'careRecords', months: 24, parts: [records] },
  { code: 'careEvents', months: 24, parts: [events] },
  { code: 'carePlans', months: 24, parts: [plans] },
  { code: 'duties', months: 24, parts: [duties] },
  { code: 'leaverNotes', months: 6, parts: leaverParts },
  { code: 'matters', months: 36, parts: [matters] },
  { code: 'activities', months: 36, parts: activityParts },
  { code: 'corrections', months: 36, parts: [corrections] },
  { code: 'stories', months: 36, parts: [withdrawnStories] },
  { code: 'audit', months: 36, parts: [trail], chained: true },
  { code: 'importResults', months: 12, parts: [importResults] },
  { code: 'mailBodies', months: 12, parts: [mailBodies] },
  { code: 'jobRuns', months: 12, parts: [jobRuns] },
  { code: 'wechatSenders', months: 12, parts: [wechatSenders] },
];
