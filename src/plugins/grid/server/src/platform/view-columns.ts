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
  'care-profile': { mainField: 'id', columns: ['id', 'employee', 'createdAt', 'updatedAt'], sortBy: 'id', order: 'DESC' },
  'care-rule': { mainField: 'name', columns: ['name', 'duty', 'trigger', 'eventKind', 'days', 'firstResponsible', 'active'], sortBy: 'code', order: 'ASC' },
  'care-event': { mainField: 'code', columns: ['code', 'employee', 'kind', 'occurredOn', 'reportedOn', 'grid'], sortBy: 'reportedOn', order: 'DESC' },
  'care-record': { mainField: 'id', columns: ['id', 'heldOn', 'form', 'conductedBy', 'employees', 'grid'], sortBy: 'heldOn', order: 'DESC' },
  'care-plan': { mainField: 'id', columns: ['id', 'employee', 'cause', 'responsible', 'cadence', 'reviewOn', 'until', 'closedOn'], sortBy: 'until', order: 'ASC' },
  task: { mainField: 'title', columns: ['title', 'kind', 'state', 'owner', 'subject', 'grid', 'dueOn', 'doneOn'], sortBy: 'dueOn', order: 'ASC' },
  'task-step': { mainField: 'action', columns: ['task', 'action', 'on', 'by', 'note'], sortBy: 'on', order: 'DESC' },
  'follow-up': { mainField: 'week', columns: ['week', 'task', 'matter', 'note', 'missing', 'by', 'on'], sortBy: 'on', order: 'DESC' },
  'activity-requirement': { mainField: 'name', columns: ['name', 'activityType', 'gridLevel', 'times', 'per', 'active'], sortBy: 'code', order: 'ASC' },
  'matter-category': { mainField: 'name', columns: ['code', 'name', 'unit', 'solveDays', 'active'], sortBy: 'code', order: 'ASC' },
  matter: { mainField: 'number', columns: ['number', 'title', 'channel', 'state', 'grid', 'unit', 'handler', 'dueOn'], sortBy: 'registeredOn', order: 'DESC' },
  'matter-step': { mainField: 'action', columns: ['matter', 'action', 'stateAfter', 'on', 'by'], sortBy: 'on', order: 'DESC' },
  'matter-message': { mainField: 'from', columns: ['matter', 'from', 'on', 'by'], sortBy: 'on', order: 'DESC' },
  'matter-pause': { mainField: 'kind', columns: ['matter', 'kind', 'state', 'from', 'expectedUntil', 'endedOn'], sortBy: 'from', order: 'DESC' },
  'response-template': { mainField: 'name', columns: ['name', 'forAction', 'forState', 'forResult', 'category', 'position', 'active'], sortBy: 'position', order: 'ASC' },
  activity: { mainField: 'title', columns: ['code', 'type', 'title', 'grid', 'startsAt', 'state'], sortBy: 'startsAt', order: 'DESC' },
  attendance: { mainField: 'id', columns: ['id', 'activity', 'employee', 'heldOn', 'status', 'hours'], sortBy: 'heldOn', order: 'DESC' },
  bulletin: { mainField: 'title', columns: ['period', 'grid', 'title', 'state', 'releasedOn'], sortBy: 'period', order: 'DESC' },
  'matter-publication': { mainField: 'title', columns: ['matter', 'title', 'state', 'releasedOn'], sortBy: 'releasedOn', order: 'DESC' },
  story: { mainField: 'title', columns: ['title', 'employee', 'grid', 'state', 'publishAt', 'publishedOn'], sortBy: 'id', order: 'DESC' },
  honour: { mainField: 'name', columns: ['name', 'honourLevel', 'awardedOn', 'employee', 'grid', 'isPublic'], sortBy: 'awardedOn', order: 'DESC' },
  'vanguard-post': { mainField: 'name', columns: ['name', 'employee', 'grid', 'area', 'from', 'to', 'isPublic'], sortBy: 'from', order: 'DESC' },
  regulation: { mainField: 'title', columns: ['number', 'title', 'version', 'effectiveFrom', 'supersedes', 'isPublic'], sortBy: 'effectiveFrom', order: 'DESC' },
  consent: { mainField: 'purpose', columns: ['employee', 'purpose', 'givenOn', 'withdrawnOn', 'channel', 'textVersion'], sortBy: 'givenOn', order: 'DESC' },
  'correction-request': { mainField: 'about', columns: ['employee', 'about', 'state', 'reportedOn', 'dueOn', 'answeredOn'], sortBy: 'reportedOn', order: 'DESC' },
  'retention-class': { mainField: 'code', columns: ['code', 'months', 'note'], sortBy: 'code', order: 'ASC' },
  'calendar-day': { mainField: 'date', columns: ['date', 'isOffDay', 'name', 'source'], sortBy: 'date', order: 'DESC' },
};
