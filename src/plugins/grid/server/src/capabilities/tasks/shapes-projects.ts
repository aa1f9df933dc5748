import { z } from 'zod';
import type { CompleteProject, OpenProject, ProjectAction, ProjectList, ProjectRow, ProjectView, PromoteMatter, ReturnProject, VerifyProject } from '../../../../shared/contracts/projects';
import { answers, takes } from '../../platform/contract';
import { date, documentId, line, pageQuery } from '../../platform/input';
import { count, day, gridRef, paged, personRef } from '../../platform/shapes';
import { followUpWeek, taskState, taskStatus } from './shapes';

const view = answers<ProjectView>()(z.enum(['open', 'returned', 'done', 'verified']));
const action = answers<ProjectAction>()(z.enum(['complete', 'undo', 'verify', 'return', 'followUp']));

export const projectQuery = z.strictObject({ ...pageQuery, view: view.optional(), grid: line(64).optional(), mine: z.literal('1').optional() });

/** Person, measure and deadline; each is named where it is missing. */
const terms = { ownerId: documentId, measure: line(255), dueOn: date };

export const promoteBody = takes<PromoteMatter>()(z.strictObject({ ...terms, title: line(120).optional() }));
export const projectBody = takes<OpenProject>()(z.strictObject({ ...terms, grid: line(64), title: line(120) }));
export const completionBody = takes<CompleteProject>()(z.strictObject({ doneOn: date.optional(), evidence: line(1_000) }));
export const verificationBody = takes<VerifyProject>()(z.strictObject({ recheckMonths: z.number().int().min(1).max(12).optional() }));
export const returnBody = takes<ReturnProject>()(z.strictObject({ reason: line(255) }));

export const projectRow = answers<ProjectRow>()(
  z
    .strictObject({
      id: documentId,
      kind: z.enum(['project', 'recheck']),
      title: z.string(),
      measure: z.string().nullable(),
      state: taskState,
      view,
      status: taskStatus,
      assignedOn: day,
      dueOn: day,
      workingDaysLeft: z.number().int().nullable(),
      owner: personRef.nullable(),
      grid: gridRef.nullable(),
      matter: z.string().nullable(),
      doneOn: day.nullable(),
      doneBy: personRef.nullable(),
      evidence: z.string().nullable(),
      verifiedOn: day.nullable(),
      verifiedBy: personRef.nullable(),
      returnReason: z.string().nullable(),
      recheckOn: day.nullable(),
      weeks: z.array(followUpWeek),
      actions: z.array(action),
    })
    .meta({ id: 'ProjectRow' }),
);

export const projectList = answers<ProjectList>()(z.strictObject({ ...paged(projectRow), counts: z.record(view, count).meta({ id: 'ProjectCounts' }) }));
