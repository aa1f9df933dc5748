import { z } from 'zod';
import type {
  ActivityList,
  ActivityPage,
  ActivityRow,
  ActivitySeries,
  AttendanceList,
  AttendanceRow,
  CancelActivity,
  HoldActivity,
  PastedNames,
  PastedResult,
  PlanActivity,
  PlanSeries,
  RecordAttendances,
  Recorded,
  RecordGrid,
  Turnout,
} from '../../../../shared/contracts/activities';
import { answers, takes } from '../../platform/contract';
import { date, documentId, line, month, pageQuery } from '../../platform/input';
import { count, gridRef, paged, personRef } from '../../platform/shapes';
import { isMoment } from './domain/moments';

const type = z.enum(['branchMeeting', 'branchCommittee', 'groupMeeting', 'partyLecture', 'themeDay', 'orgLifeMeeting', 'microClass', 'study', 'contest', 'lectureTour', 'studyRoute', 'volunteer', 'research']);
const state = z.enum(['planned', 'held', 'cancelled']);
const quorum = z.enum(['none', 'half', 'twoThirds', 'fourFifths']);
const status = z.enum(['present', 'leave', 'absent', 'madeUp']);
const moment = z.string().refine(isMoment, 'a local time YYYY-MM-DDTHH:MM').meta({ description: 'local time of the house, YYYY-MM-DDTHH:MM', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$' });
const text = (max: number) => z.string().trim().min(1, 'not empty').max(max, `at most ${max} characters`);
const hours = z.number().min(0.5).max(336).multipleOf(0.5);

const rowFields = {
  id: documentId,
  code: z.string(),
  type,
  form: z.string().nullable(),
  title: z.string(),
  grid: gridRef.nullable(),
  startsAt: z.string(),
  endsAt: z.string(),
  venue: z.string().nullable(),
  state,
  present: count,
};
const row = answers<ActivityRow>()(z.strictObject(rowFields).meta({ id: 'ActivityRow' }));

const turnout = answers<Turnout>()(
  z
    .strictObject({
      circle: z.enum(['everybody', 'partyMembers', 'committee']),
      expected: count,
      present: count,
      leave: count,
      absent: count,
      madeUp: count,
      guests: count,
      needed: count.nullable(),
      hours: z.number().min(0),
    })
    .meta({ id: 'Turnout' }),
);

export const listQuery = z.strictObject({ ...pageQuery, type: type.optional(), state: state.optional(), grid: line(64).optional(), month: month.optional() });
export const list = answers<ActivityList>()(z.strictObject({ ...paged(row), counts: z.record(state, count).meta({ id: 'ActivityCounts' }) }));

export const page = answers<ActivityPage>()(
  z
    .strictObject({
      ...rowFields,
      grids: z.array(gridRef),
      host: personRef.nullable(),
      lecturer: z.string().nullable(),
      agenda: z.string().nullable(),
      minutes: z.string().nullable(),
      quorum,
      cancelledReason: z.string().nullable(),
      turnout,
      acts: z.array(z.enum(['change', 'cancel', 'hold', 'record'])),
    })
    .meta({ id: 'ActivityPage' }),
);

const planFields = {
  type,
  title: line(120),
  grid: line(64),
  grids: z.array(line(64)).max(100).optional(),
  startsAt: moment,
  endsAt: moment,
  form: line(60).optional(),
  venue: line(120).optional(),
  hostId: documentId.optional(),
  lecturer: line(60).optional(),
  agenda: text(5_000).optional(),
  quorum: quorum.optional(),
};
export const planBody = takes<PlanActivity>()(z.strictObject(planFields));
export const seriesBody = takes<PlanSeries>()(z.strictObject({ ...planFields, rhythm: z.enum(['week', 'monthDay', 'monthWeekday']), until: date }));
export const series = answers<ActivitySeries>()(z.strictObject({ activities: z.array(row) }));
export const cancelBody = takes<CancelActivity>()(z.strictObject({ reason: line(255) }));
export const holdBody = takes<HoldActivity>()(z.strictObject({ minutes: text(20_000).optional() }));

export const attendanceQuery = z.strictObject({ ...pageQuery, status: z.enum(['present', 'leave', 'absent', 'madeUp', 'open']).optional() });
const attendance = answers<AttendanceRow>()(
  z.strictObject({ id: documentId.nullable(), employee: personRef, expected: z.boolean(), status: status.nullable(), reason: z.string().nullable(), hours: z.number().nullable() }).meta({ id: 'AttendanceRow' }),
);
export const attendances = answers<AttendanceList>()(z.strictObject(paged(attendance)));

const entry = z.strictObject({ employeeNo: line(32), status, reason: line(255).optional(), hours: hours.optional() });
export const recordBody = takes<RecordAttendances>()(z.strictObject({ entries: z.array(entry).min(1).max(2_000) }));
export const gridBody = takes<RecordGrid>()(z.strictObject({ grid: line(64), status: z.enum(['present', 'absent', 'madeUp']), hours: hours.optional() }));
export const recorded = answers<Recorded>()(z.strictObject({ added: count, changed: count, turnout }).meta({ id: 'Recorded' }));

const piece = { line: z.number().int().min(1), text: z.string() };
export const pastedBody = takes<PastedNames>()(z.strictObject({ text: text(20_000) }));
export const pasted = answers<PastedResult>()(
  z
    .strictObject({
      known: z.array(z.strictObject({ ...piece, employeeNo: z.string(), name: z.string().nullable(), expected: z.boolean(), status: status.nullable() })),
      unknown: z.array(z.strictObject(piece)),
      ambiguous: z.array(z.strictObject({ ...piece, candidates: z.array(personRef) })),
      repeated: z.array(z.strictObject(piece)),
    })
    .meta({ id: 'PastedResult' }),
);
