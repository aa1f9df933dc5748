import { z } from 'zod';
import type { EmployeeTimeline, GridDetail, GridFigures, GridNode, GridTree, PairRow, PersonRow } from '../../../../shared/contracts/organisation';
import type { Paged } from '../../../../shared/contracts/common';
import type { Summary } from '../../../../shared/contracts/tasks';
import { answers } from '../../platform/contract';
import { documentId, line, month, pageQuery } from '../../platform/input';
import { count, day, gridLevel, gridRef, paged, personRef } from '../../platform/shapes';
import { bucketCounts, taskKind, taskStatus } from '../tasks';

export const monthQuery = z.strictObject({ month: month.optional() });
export const peopleQuery = z.strictObject({ ...pageQuery, grid: line(64).optional(), q: line(60).optional(), without: z.literal('liaison').optional(), liaison: documentId.optional() });

export const summary = answers<Summary>()(z.strictObject({ mine: bucketCounts, reach: bucketCounts, people: count, withoutLiaison: count }));

const figureFields = { people: count, pairs: count, open: count, overdue: count, onTime: z.strictObject({ numerator: count, denominator: count }), withoutLiaison: count };
const figures = answers<GridFigures>()(z.strictObject(figureFields).meta({ id: 'GridFigures' }));

const node = answers<GridNode>()(
  z
    .strictObject({
      ...figureFields,
      id: documentId,
      code: z.string(),
      name: z.string(),
      level: gridLevel,
      parentId: documentId.nullable(),
      leader: personRef.nullable(),
      dutyArea: z.string().nullable(),
      closedOn: day.nullable(),
    })
    .meta({ id: 'GridNode' }),
);

export const tree = answers<GridTree>()(z.strictObject({ month: z.string(), nodes: z.array(node) }));

export const detail = answers<GridDetail>()(
  z.strictObject({
    grid: node,
    month: z.string(),
    now: figures,
    before: figures,
    appointments: z.array(z.strictObject({ id: documentId, person: personRef, duty: z.string(), grid: gridRef, from: day, to: day.nullable() })),
  }),
);

const person = answers<PersonRow>()(
  z
    .strictObject({
      ...personRef.shape,
      post: z.string().nullable(),
      department: z.string().nullable(),
      politicalStatus: z.string(),
      grid: gridRef.nullable(),
      liaison: personRef.nullable(),
      open: count,
      overdue: count,
    })
    .meta({ id: 'PersonRow' }),
);
export const people = answers<Paged<PersonRow>>()(z.strictObject(paged(person)));

const pair = answers<PairRow>()(
  z.strictObject({ id: documentId, liaison: personRef, employee: personRef, grid: gridRef.nullable(), from: day, lastHeldOn: day.nullable() }).meta({ id: 'PairRow' }),
);
export const pairs = answers<Paged<PairRow>>()(z.strictObject(paged(pair)));

const item = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('event'), on: day, id: documentId, code: z.string(), kind: z.string(), withdrawnOn: day.nullable(), readable: z.boolean() }),
  z.strictObject({ type: z.literal('task'), on: day, id: documentId, title: z.string(), kind: taskKind, dueOn: day, status: taskStatus, owner: personRef.nullable() }),
  z.strictObject({ type: z.literal('record'), on: day, id: documentId, form: z.string(), by: personRef.nullable(), people: z.array(personRef), readable: z.boolean() }),
]);

export const employeeTimeline = answers<EmployeeTimeline>()(
  z.strictObject({
    person: personRef,
    grid: gridRef.nullable(),
    gridSince: day.nullable(),
    liaison: personRef.nullable(),
    liaisonSince: day.nullable(),
    login: z.enum(['none', 'invited', 'active', 'blocked']),
    nextDuty: z.strictObject({ id: documentId, title: z.string(), dueOn: day, status: taskStatus }).nullable(),
    items: z.array(item),
  }),
);
