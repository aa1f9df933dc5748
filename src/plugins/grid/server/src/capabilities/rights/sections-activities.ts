import { copies, OTHERS } from './section';

export const ACTIVITY_SECTIONS = [
  {
    key: 'attendances',
    type: 'attendance',
    via: { columns: ['employeeId'] },
    fields: ['heldOn', 'status', 'reason', 'hours'],
    people: ['recordedBy'],
    grids: ['grid'],
    omits: { employee: 'the person himself', activity: 'its day and grid are shown', ...copies('activityId', 'employeeId', 'gridId', 'recordedById') },
  },
  {
    key: 'attendancesRecorded',
    type: 'attendance',
    via: { columns: ['recordedById'] },
    fields: ['heldOn'],
    grids: ['grid'],
    omits: { recordedBy: 'the person himself', employee: OTHERS, status: OTHERS, reason: OTHERS, hours: OTHERS, activity: 'its day and grid are shown', ...copies('activityId', 'employeeId', 'gridId', 'recordedById') },
  },
  {
    key: 'activitiesHosted',
    type: 'activity',
    via: { columns: ['hostId'] },
    fields: ['code', 'type', 'form', 'title', 'startsAt', 'endsAt', 'venue', 'state'],
    grids: ['grid'],
    omits: {
      host: 'the person himself',
      grids: 'the structure, not the person',
      lecturer: OTHERS,
      agenda: 'about the meeting',
      minutes: OTHERS,
      quorum: 'about the meeting',
      cancelledReason: 'about the meeting',
      ...copies('gridId', 'hostId'),
    },
  },
] as const;
