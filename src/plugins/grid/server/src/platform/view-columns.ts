/** Raise it only when a new type or column must be arranged; types seeded at this version are left alone. */
export const VIEW_VERSION = 1;

interface View {
  readonly mainField: string;
  readonly columns: readonly string[];
  readonly sortBy: string;
  readonly order: 'ASC' | 'DESC';
}

/** What the lists of the Content Manager show when they are first opened. */
export const LIST_COLUMNS: Readonly<Record<string, View>> = {
  grid: { mainField: 'name', columns: ['code', 'name', 'level', 'parent', 'leader', 'closedOn'], sortBy: 'code', order: 'ASC' },
  employee: { mainField: 'name', columns: ['employeeNo', 'name', 'post', 'politicalStatus', 'employmentStatus', 'grid'], sortBy: 'employeeNo', order: 'ASC' },
  membership: { mainField: 'id', columns: ['id', 'employee', 'grid', 'from', 'to'], sortBy: 'id', order: 'DESC' },
  appointment: { mainField: 'duty', columns: ['id', 'employee', 'duty', 'grid', 'from', 'to'], sortBy: 'from', order: 'DESC' },
  'contact-pair': { mainField: 'id', columns: ['id', 'liaison', 'employee', 'grid', 'from', 'to'], sortBy: 'from', order: 'DESC' },
  absence: { mainField: 'id', columns: ['id', 'employee', 'substitute', 'from', 'to', 'reason'], sortBy: 'from', order: 'DESC' },
  'care-rule': { mainField: 'name', columns: ['name', 'duty', 'trigger', 'eventKind', 'days', 'firstResponsible', 'active'], sortBy: 'code', order: 'ASC' },
  'care-event': { mainField: 'code', columns: ['code', 'employee', 'kind', 'occurredOn', 'reportedOn', 'grid'], sortBy: 'reportedOn', order: 'DESC' },
  'care-record': { mainField: 'id', columns: ['id', 'heldOn', 'form', 'conductedBy', 'employees', 'grid'], sortBy: 'heldOn', order: 'DESC' },
  task: { mainField: 'title', columns: ['title', 'kind', 'state', 'owner', 'subject', 'grid', 'dueOn', 'doneOn'], sortBy: 'dueOn', order: 'ASC' },
  'follow-up': { mainField: 'week', columns: ['week', 'task', 'note', 'by', 'on'], sortBy: 'on', order: 'DESC' },
  'calendar-day': { mainField: 'date', columns: ['date', 'isOffDay', 'name', 'source'], sortBy: 'date', order: 'DESC' },
};
