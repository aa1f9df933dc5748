import { z } from 'zod';
import type { CategoryRef, MatterCategoryRow, MatterClock, MatterList, MatterPage, MatterRow, MatterView } from '../../../../shared/contracts/matters';
import type { AcceptMatter, AnswerMatter, AssignMatter, CategoriseMatter, CloseMatter, MatterReason, MatterText, MatterTexts, MergeMatter, PauseMatter, ReadMatter, RegisterMatter, TakeOverMatter } from '../../../../shared/contracts/matter-actions';
import { READING_REASONS } from '../../../../shared/contracts/confidential';
import { answers, takes } from '../../platform/contract';
import { date, documentId, line, pageQuery } from '../../platform/input';
import { count, day, gridRef, paged, personRef } from '../../platform/shapes';
import { followUpWeek } from '../tasks';
import { ACTIONS, STATES } from './domain/machine';

const channel = z.enum(['onlineBox', 'offlineBox', 'wechat', 'survey', 'talk', 'visit', 'hotline', 'secretaryBox']);
export const kind = z.enum(['consult', 'help', 'complaint', 'report', 'suggestion']);
export const state = z.enum(STATES);
export const result = z.enum(['solved', 'explained', 'planned', 'infeasible']);
export const satisfaction = z.enum(['satisfied', 'basic', 'unsatisfied']);
const clockName = z.enum(['accept', 'firstAnswer', 'solve']);
export const code = line(64);

/** A text of several lines. */
export const text = (max: number) => z.string().trim().min(1, 'not empty').max(max, `at most ${max} characters`);

const view = answers<MatterView>()(z.enum(['open', 'mine', 'unassigned', 'due', 'paused', 'awaiting', 'closed']));

export const listQuery = z.strictObject({ ...pageQuery, view: view.optional(), state: state.optional(), channel: channel.optional(), category: code.optional(), grid: code.optional(), q: line(60).optional() });

const clock = answers<MatterClock>()(
  z
    .strictObject({
      clock: clockName,
      round: z.number().int().min(1),
      startedOn: day,
      days: z.number().int().min(1),
      dueOn: day,
      countedDays: z.array(day),
      stoppedOn: day.nullable(),
      state: z.enum(['running', 'paused', 'overdue', 'met', 'missed']),
      workingDaysLeft: z.number().int().nullable(),
      provisional: z.boolean(),
    })
    .meta({ id: 'MatterClock' }),
);

const categoryRef = answers<CategoryRef>()(z.strictObject({ id: documentId, code: z.string(), name: z.string() }).meta({ id: 'CategoryRef' }));

const rowFields = {
  id: documentId,
  number: z.string(),
  title: z.string(),
  channel,
  kind,
  category: categoryRef.nullable(),
  state,
  anonymous: z.boolean(),
  registeredOn: day,
  grid: gridRef.nullable(),
  unit: gridRef.nullable(),
  handler: personRef.nullable(),
  owner: personRef.nullable(),
  next: clock.nullable(),
  result: result.nullable(),
  satisfaction: satisfaction.nullable(),
  mergedInto: z.string().nullable(),
  weeks: z.array(followUpWeek),
};

const row = answers<MatterRow>()(z.strictObject(rowFields).meta({ id: 'MatterRow' }));

export const matterList = answers<MatterList>()(z.strictObject({ ...paged(row), counts: z.record(view, count).meta({ id: 'MatterCounts' }) }));

const step = z
  .strictObject({
    id: documentId,
    action: z.enum([...ACTIONS, 'register', 'overdue', 'import']),
    state,
    on: day,
    by: personRef.nullable(),
    clock: clockName.nullable(),
    unit: gridRef.nullable(),
    handler: personRef.nullable(),
    note: z.string().nullable(),
  })
  .meta({ id: 'MatterStepLine' });

const messageLine = z.strictObject({ id: documentId, from: z.enum(['reporter', 'handler']), on: day, by: personRef.nullable() }).meta({ id: 'MatterMessageLine' });

const pause = z
  .strictObject({
    id: documentId,
    kind: z.enum(['suspension', 'extension']),
    from: day,
    expectedUntil: day,
    endedOn: day.nullable(),
    reason: z.string(),
    askedBy: personRef.nullable(),
    approvedBy: personRef.nullable(),
    state: z.enum(['asked', 'inForce', 'ended', 'refused']),
  })
  .meta({ id: 'MatterPauseLine' });

export const matterPage = answers<MatterPage>()(
  z
    .strictObject({
      ...rowFields,
      measure: z.string().nullable(),
      submitter: personRef.nullable(),
      hasBody: z.boolean(),
      readable: z.boolean(),
      clocks: z.array(clock),
      steps: z.array(step),
      messages: z.array(messageLine),
      pauses: z.array(pause),
      project: documentId.nullable(),
      actions: z.array(z.enum(ACTIONS)),
    })
    .meta({ id: 'MatterPage' }),
);

export const categoryList = answers<MatterCategoryRow[]>()(z.array(z.strictObject({ id: documentId, code: z.string(), name: z.string(), solveDays: z.number().int().min(1), unit: gridRef.nullable() }).meta({ id: 'MatterCategoryRow' })));

/** What a clerk types in; the messenger's matters come through its own door. */
const typedChannel = channel.exclude(['wechat']);

export const registerBody = takes<RegisterMatter>()(
  z.strictObject({ channel: typedChannel, kind, title: line(120), body: text(5_000).optional(), category: code.optional(), grid: code, submitterId: documentId.optional(), registeredOn: date.optional() }),
);
export const categoriseBody = takes<CategoriseMatter>()(z.strictObject({ category: code.optional() }));
export const acceptBody = takes<AcceptMatter>()(z.strictObject({ category: code.optional(), unit: code.nullable().optional() }));
export const reasonBody = takes<MatterReason>()(z.strictObject({ reason: line(500) }));
export const readingBody = takes<ReadMatter>()(
  z.strictObject({ reason: z.enum(READING_REASONS), note: line(200).optional() }).refine(({ reason, note }) => reason !== 'other' || note !== undefined, { path: ['note'], message: 'with the reason "other": why, in at most 200 characters' }),
);
export const assignBody = takes<AssignMatter>()(z.strictObject({ unit: code, note: line(500).optional() }));
export const takeOverBody = takes<TakeOverMatter>()(z.strictObject({ handlerId: documentId, measure: line(255) }));
export const pauseBody = takes<PauseMatter>()(z.strictObject({ reason: line(255), expectedUntil: date }));
export const textBody = takes<MatterText>()(z.strictObject({ text: text(5_000) }));
export const answerBody = takes<AnswerMatter>()(z.strictObject({ result, text: text(5_000) }));
export const closeBody = takes<CloseMatter>()(z.strictObject({ satisfaction: satisfaction.optional(), note: line(500).optional() }));
export const mergeBody = takes<MergeMatter>()(z.strictObject({ into: line(32) }));

export const matterTexts = answers<MatterTexts>()(z.strictObject({ body: z.string().nullable(), messages: z.array(z.strictObject({ id: documentId, text: z.string().nullable() })) }));
