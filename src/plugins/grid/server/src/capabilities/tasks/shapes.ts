import { z } from 'zod';
import type { AddFollowUp, FollowUpWeek, TaskBucket, TaskKind, TaskList, TaskRow, TaskState, TaskStatus, TransferTask, WaiveTask } from '../../../../shared/contracts/tasks';
import { answers, takes } from '../../platform/contract';
import { documentId, isoWeek, line, month, pageQuery } from '../../platform/input';
import { count, day, gridRef, paged, personRef } from '../../platform/shapes';

export const taskKind = answers<TaskKind>()(z.enum(['talk', 'visit', 'meeting', 'followUp', 'project', 'publish', 'manual']));
export const taskStatus = answers<TaskStatus>()(z.enum(['overdue', 'dueSoon', 'open', 'done', 'late', 'waived', 'void', 'returned']));
export const taskState = answers<TaskState>()(z.enum(['open', 'done', 'verified', 'returned', 'waived', 'void']));
const bucket = answers<TaskBucket>()(z.enum(['overdue', 'today', 'week', 'later', 'done']));

/** Numbers of the buckets. */
export const bucketCounts = answers<Record<TaskBucket, number>>()(z.record(bucket, count).meta({ id: 'BucketCounts' }));

export const listQuery = z.strictObject({
  ...pageQuery,
  bucket: bucket.optional(),
  status: taskStatus.optional(),
  state: z.literal('open').optional(),
  kind: taskKind.optional(),
  grid: line(64).optional(),
  mine: z.literal('1').optional(),
  q: line(60).optional(),
  subject: documentId.optional(),
  dueMonth: month.optional(),
});

export const waiverBody = takes<WaiveTask>()(z.strictObject({ reason: line(255) }));
export const transferBody = takes<TransferTask>()(z.strictObject({ ownerId: documentId, reason: line(255) }));
export const followUpBody = takes<AddFollowUp>()(z.strictObject({ note: line(500), week: isoWeek.optional() }));

export const followUpWeek = answers<FollowUpWeek>()(z.strictObject({ week: isoWeek, note: z.string().nullable(), missing: z.boolean(), on: day, by: personRef.nullable() }).meta({ id: 'FollowUpWeek' }));

export const taskRow = answers<TaskRow>()(
  z
    .strictObject({
      id: documentId,
      title: z.string(),
      kind: taskKind,
      cause: z.string().nullable(),
      rule: z.string().nullable(),
      state: taskState,
      status: taskStatus,
      assignedOn: day,
      dueOn: day,
      workingDaysLeft: z.number().int().nullable(),
      countedDays: z.array(day).max(60),
      provisional: z.boolean(),
      owner: personRef.nullable(),
      subject: personRef.nullable(),
      grid: gridRef.nullable(),
      doneOn: day.nullable(),
      doneBy: personRef.nullable(),
      recordedOn: day.nullable(),
      reason: z.string().nullable(),
      recordId: documentId.nullable(),
      followUps: count,
    })
    .meta({ id: 'TaskRow' }),
);

export const taskList = answers<TaskList>()(z.strictObject({ ...paged(taskRow), counts: bucketCounts }));
