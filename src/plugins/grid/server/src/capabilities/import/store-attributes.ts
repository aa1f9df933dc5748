import { fieldOf } from './domain/fields-care';
import { splitPeople } from './domain/keys';
import type { ImportKind, Values } from './domain/types';
import type { Row } from '../../platform/rows';
import type { Ids } from './store-ids';

// Relation → its scalar copy, which reports and scope read.
const COPIES: Readonly<Record<ImportKind, Readonly<Record<string, string>>>> = {
  grids: { parent: 'parentId' },
  employees: { grid: 'gridId' },
  appointments: { employee: 'employeeId', grid: 'gridId' },
  contactPairs: { liaison: 'liaisonId', employee: 'employeeId' },
  careEvents: { employee: 'employeeId' },
  careRecords: { event: 'eventId', conductedBy: 'conductedById' },
  // Written by the capability of matters: state, time line and clocks belong together.
  matters: {},
  activities: { grid: 'gridId', host: 'hostId' },
  attendances: { activity: 'activityId', employee: 'employeeId' },
  calendarDays: {},
};

/** Attributes of the content type: codes become ids, each with its scalar copy. */
export const attributesOf = (kind: ImportKind, values: Values, ids: Ids): Row => {
  const row: Row = {};
  for (const [field, value] of Object.entries(values)) {
    row[field] = value === null ? null : attributeOf(kind, field, value, ids);
    const copy = COPIES[kind][field];
    if (copy !== undefined) row[copy] = row[field];
  }
  return row;
};

const attributeOf = (kind: ImportKind, field: string, value: string, ids: Ids): unknown => {
  switch (fieldOf(kind, field).type) {
    case 'grid':
      return ids.grid(value);
    case 'employee':
      return ids.employee(value).id;
    case 'employees':
      return splitPeople(value).map((code) => ids.employee(code).id);
    case 'event':
      return ids.event(value);
    case 'activity':
      return ids.activity(value).id;
    case 'hours':
      return Number(value);
    default:
      return field === 'isOffDay' ? value === 'true' : value;
  }
};
