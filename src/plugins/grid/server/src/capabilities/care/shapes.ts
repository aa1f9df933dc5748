import { z } from 'zod';
import { CADENCES, type Cadence, type CareEventKind, type CarePlanList, type CarePlanRow, type CloseCarePlan, type ExtendCarePlan, type OpenCarePlan, type RecordCare, type RecordedCare, type ReportCareEvent, type ReportedCareEvent, type UndoneRecord, type WithdrawCareEvent, type WithdrawnCareEvent } from '../../../../shared/contracts/care';
import { answers, takes } from '../../platform/contract';
import { date, documentId, line, pageQuery } from '../../platform/input';
import { count, day, gridRef, paged, personRef } from '../../platform/shapes';

/** Taken and stored, never answered. */
const confidential = z.string().trim().max(10_000).meta({ writeOnly: true });

export const recordBody = takes<RecordCare>()(
  z.strictObject({
    taskIds: z.array(documentId).max(50).optional(),
    employeeIds: z.array(documentId).max(100).optional(),
    form: z.enum(['individual', 'group', 'phone', 'homeVisit', 'hospitalVisit', 'condolence']),
    heldOn: date,
    place: line(120).optional(),
    summary: confidential.optional(),
    nextOn: date.optional(),
    conductedById: documentId.optional(),
    need: z.strictObject({ title: line(120), kind: z.enum(['consult', 'help', 'complaint', 'suggestion']), details: z.string().trim().max(5_000).meta({ writeOnly: true }).optional() }).optional(),
  }),
);

const eventKind = answers<CareEventKind>()(z.enum(['moodOrSetback', 'postChange', 'rewardOrDiscipline', 'conflict', 'hospital', 'weddingFuneral', 'hardship', 'familyConflict', 'accidentOrEmergency']));

export const eventBody = takes<ReportCareEvent>()(
  z.strictObject({
    employeeId: documentId,
    kind: eventKind,
    occurredOn: date,
    reportedOn: date.optional(),
    note: confidential.optional(),
  }),
);

export const withdrawalBody = takes<WithdrawCareEvent>()(z.strictObject({ reason: line(255) }));

const duties = z.array(documentId);

export const recorded = answers<RecordedCare>()(z.strictObject({ id: documentId, closedTaskIds: duties, openedTaskIds: duties, matter: z.strictObject({ id: documentId, number: z.string() }).nullable() }));
export const undone = answers<UndoneRecord>()(z.strictObject({ reopened: count }));
export const reported = answers<ReportedCareEvent>()(z.strictObject({ id: documentId, code: z.string(), openedTaskIds: duties }));
export const withdrawn = answers<WithdrawnCareEvent>()(z.strictObject({ voided: count }));

const cadence = answers<Cadence>()(z.enum(CADENCES));

export const planQuery = z.strictObject({ ...pageQuery, state: z.enum(['open', 'reviewDue', 'closed']).optional(), cause: eventKind.optional(), grid: line(64).optional(), employee: documentId.optional() });

export const planBody = takes<OpenCarePlan>()(
  z.strictObject({ employeeId: documentId, cause: eventKind, responsibleId: documentId, cadence, from: date, reviewOn: date, until: date, goal: confidential.optional() }),
);
export const extensionBody = takes<ExtendCarePlan>()(z.strictObject({ until: date, reviewOn: date, reason: line(255) }));
export const closingBody = takes<CloseCarePlan>()(z.strictObject({ reason: line(255) }));

const done = { on: day, by: personRef.nullable() };

export const planRow = answers<CarePlanRow>()(
  z
    .strictObject({
      id: documentId,
      employee: personRef,
      cause: eventKind,
      responsible: personRef.nullable(),
      cadence,
      from: day,
      reviewOn: day,
      until: day,
      state: z.enum(['planned', 'open', 'reviewDue', 'closed']),
      openedBy: personRef.nullable(),
      grid: gridRef.nullable(),
      nextDueOn: day.nullable(),
      readable: z.boolean(),
      reviewed: z.strictObject({ ...done, reason: z.string() }).nullable(),
      closed: z.strictObject({ ...done, reason: z.string().nullable() }).nullable(),
    })
    .meta({ id: 'CarePlanRow' }),
);

export const planList = answers<CarePlanList>()(z.strictObject(paged(planRow)));
