import { z } from 'zod';
import type { ActivityState, ActivityType } from '../../../../shared/contracts/activities';
import type { CellActivities, CellState, CountedActivity, MatrixCell, MatrixRow, Per, RequirementMatrix, RequirementRef } from '../../../../shared/contracts/requirements';
import { answers, type FileAnswer } from '../../platform/contract';
import { documentId, line, pageQuery } from '../../platform/input';
import { count, day, gridLevel, gridRef, paged } from '../../platform/shapes';

const state = answers<CellState>()(z.enum(['done', 'planned', 'open', 'dueSoon', 'missing']));
const per = answers<Per>()(z.enum(['week', 'month', 'quarter', 'year']));
const activityType = answers<ActivityType>()(z.enum(['branchMeeting', 'branchCommittee', 'groupMeeting', 'partyLecture', 'themeDay', 'orgLifeMeeting', 'microClass', 'study', 'contest', 'lectureTour', 'studyRoute', 'volunteer', 'research']));

const requirement = answers<RequirementRef>()(z.strictObject({ id: documentId, code: z.string(), name: z.string(), activityType, gridLevel, times: z.number().int().min(1), per }).meta({ id: 'RequirementRef' }));

const cell = answers<MatrixCell>()(
  z
    .strictObject({ period: z.string(), from: day, to: day, month: z.number().int().min(1).max(12), months: z.number().int().min(1).max(12), needed: count, held: count, planned: count, missing: count, state })
    .meta({ id: 'MatrixCell' }),
);

const row = answers<MatrixRow>()(z.strictObject({ grid: gridRef, requirement, cells: z.array(cell) }).meta({ id: 'MatrixRow' }));

const year = z.coerce.number().int().min(1901).max(2099).optional();
const filter = { year, grid: line(64).optional(), requirement: line(64).optional() };

export const matrixQuery = z.strictObject({ ...pageQuery, ...filter, state: state.optional() });
export const matrix = answers<RequirementMatrix>()(
  z.strictObject({ ...paged(row), year: z.number().int(), counts: z.strictObject({ done: count, planned: count, open: count, dueSoon: count, missing: count }), requirements: z.array(requirement) }),
);

export const exportQuery = z.strictObject({ ...filter, language: z.enum(['zhHans', 'en']).default('zhHans') });
export const workbook: FileAnswer = { file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };

export const cellQuery = z.strictObject({ grid: line(64), period: z.string().regex(/^(19|20)\d{2}(-(0[1-9]|1[0-2])|-Q[1-4]|-W(0[1-9]|[1-4]\d|5[0-3]))?$/, 'a period such as 2022, 2022-Q1, 2022-03 or 2022-W09') });

const activity = answers<CountedActivity>()(z.strictObject({ id: documentId, title: z.string(), startsAt: z.string(), state: answers<ActivityState>()(z.enum(['planned', 'held', 'cancelled'])) }).meta({ id: 'CountedActivity' }));
export const cellActivities = answers<CellActivities>()(z.strictObject({ activities: z.array(activity) }));
