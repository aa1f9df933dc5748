import type { ImportKind } from '../../../../shared/contracts/import';

interface Target {
  /** Content type whose labels name the fields. */
  type: string;
  fields: readonly string[];
}

/** What a header of the file can be read as. */
export const TARGETS: Readonly<Record<ImportKind, Target>> = {
  grids: { type: 'grid', fields: ['code', 'name', 'level', 'parent', 'leader', 'dutyArea', 'openedOn', 'closedOn', 'closedReason'] },
  employees: {
    type: 'employee',
    fields: [
      'employeeNo',
      'name',
      'gender',
      'birthDate',
      'department',
      'post',
      'politicalStatus',
      'joinedPartyOn',
      'hiredOn',
      'employmentStatus',
      'phone',
      'email',
      'grid',
      'language',
    ],
  },
  appointments: { type: 'appointment', fields: ['employee', 'grid', 'duty', 'from', 'to'] },
  contactPairs: { type: 'contact-pair', fields: ['liaison', 'employee', 'from', 'to'] },
  careEvents: { type: 'care-event', fields: ['code', 'employee', 'kind', 'occurredOn', 'reportedOn', 'reportedBy', 'note'] },
  careRecords: { type: 'care-record', fields: ['event', 'conductedBy', 'employees', 'form', 'heldOn', 'place', 'summary', 'nextOn'] },
  matters: { type: 'matter', fields: ['number', 'registeredOn', 'channel', 'submitter', 'grid', 'body', 'answeredOn', 'answer'] },
  activities: { type: 'activity', fields: ['code', 'type', 'form', 'title', 'startsAt', 'endsAt', 'grid', 'venue', 'host', 'lecturer', 'state'] },
  attendances: { type: 'attendance', fields: ['activity', 'employee', 'status', 'reason', 'hours'] },
  calendarDays: { type: 'calendar-day', fields: ['date', 'isOffDay', 'name'] },
};
