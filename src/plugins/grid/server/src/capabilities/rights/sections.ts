import { ACCOUNT, copies, KEY, OTHERS, others, type Section } from './section';
import { ACTIVITY_SECTIONS } from './sections-activities';
import { MATTER_SECTIONS } from './sections-matters';

export const SECTIONS: readonly Section[] = [
  {
    key: 'employee',
    type: 'employee',
    via: { columns: ['id'] },
    fields: ['employeeNo', 'name', 'gender', 'birthDate', 'department', 'post', 'politicalStatus', 'joinedPartyOn', 'hiredOn', 'employmentStatus', 'leftOn', 'phone', 'email', 'language'],
    grids: ['grid'],
    omits: { ...copies('gridId'), adminUserId: ACCOUNT, accountId: ACCOUNT },
  },
  { key: 'memberships', type: 'membership', via: { columns: ['employeeId'] }, fields: ['from', 'to'], grids: ['grid'], omits: { employee: 'the person himself', ...copies('employeeId', 'gridId') } },
  { key: 'appointments', type: 'appointment', via: { columns: ['employeeId'] }, fields: ['duty', 'from', 'to'], grids: ['grid'], omits: { employee: 'the person himself', ...copies('employeeId', 'gridId') } },
  {
    key: 'ledGrids',
    type: 'grid',
    via: { columns: ['leaderId'] },
    fields: ['code', 'name', 'level', 'dutyArea', 'openedOn', 'closedOn'],
    omits: { leader: 'the person himself', parent: 'the structure, not the person', closedReason: 'the structure, not the person', path: KEY, ...copies('parentId', 'leaderId', 'gridId') },
  },
  { key: 'liaisons', type: 'contact-pair', via: { columns: ['employeeId'] }, fields: ['from', 'to'], people: ['liaison'], grids: ['grid'], omits: { employee: 'the person himself', ...copies('liaisonId', 'employeeId', 'gridId') } },
  {
    key: 'pairsAsLiaison',
    type: 'contact-pair',
    via: { columns: ['liaisonId'] },
    fields: ['from', 'to'],
    people: ['employee'],
    names: 'current',
    omits: { liaison: 'the person himself', grid: OTHERS, ...copies('liaisonId', 'employeeId', 'gridId') },
  },
  { key: 'absences', type: 'absence', via: { columns: ['employeeId'] }, fields: ['from', 'to', 'reason'], people: ['substitute'], omits: { employee: 'the person himself', ...copies('employeeId', 'substituteId', 'gridId') } },
  {
    key: 'substitutions',
    type: 'absence',
    via: { columns: ['substituteId'] },
    fields: ['from', 'to'],
    people: ['employee'],
    names: 'current',
    omits: { substitute: 'the person himself', ...others('reason'), ...copies('employeeId', 'substituteId', 'gridId') },
  },
  {
    key: 'careEvents',
    type: 'care-event',
    via: { columns: ['employeeId'] },
    fields: ['code', 'kind', 'occurredOn', 'reportedOn', 'withdrawnOn', 'withdrawnReason'],
    people: ['reportedBy'],
    grids: ['grid'],
    texts: { note: 'alone' },
    omits: { employee: 'the person himself', ...copies('employeeId', 'gridId') },
  },
  {
    key: 'careProfile',
    type: 'care-profile',
    via: { columns: ['employeeId'] },
    fields: [],
    texts: { health: 'alone', family: 'alone', hardship: 'alone', skills: 'alone', emergencyContact: 'alone' },
    omits: { employee: 'the person himself', ...copies('employeeId', 'gridId') },
  },
  {
    key: 'reportedEvents',
    type: 'care-event',
    via: { link: 'reportedBy' },
    fields: ['reportedOn'],
    omits: { reportedBy: 'the person himself', ...others('employee', 'code', 'kind', 'occurredOn', 'withdrawnOn', 'withdrawnReason', 'note', 'grid'), ...copies('employeeId', 'gridId') },
  },
  {
    key: 'careRecords',
    type: 'care-record',
    via: { link: 'employees' },
    fields: ['form', 'heldOn', 'recordedOn', 'place', 'nextOn'],
    people: ['conductedBy'],
    counts: ['employees'],
    grids: ['grid'],
    texts: { summary: 'alone' },
    omits: { event: 'his own events are a section; the event of a talk with several may be another person’s', matterId: 'his own matters are a section; that of a talk with several may be another person’s', sourceKey: KEY, ...copies('eventId', 'conductedById', 'gridId') },
  },
  {
    key: 'conductedRecords',
    type: 'care-record',
    via: { columns: ['conductedById'] },
    fields: ['form', 'heldOn', 'recordedOn'],
    omits: { conductedBy: 'the person himself', sourceKey: KEY, ...others('employees', 'place', 'summary', 'event', 'nextOn', 'grid', 'matterId'), ...copies('eventId', 'conductedById', 'gridId') },
  },
  {
    key: 'carePlans',
    type: 'care-plan',
    via: { columns: ['employeeId'] },
    fields: ['cause', 'cadence', 'from', 'reviewOn', 'until', 'reviewedOn', 'reviewReason', 'closedOn', 'closedReason'],
    people: ['responsible', 'openedBy', 'reviewedBy', 'closedBy'],
    grids: ['grid'],
    texts: { goal: 'alone' },
    omits: { employee: 'the person himself', openKey: KEY, ...copies('employeeId', 'responsibleId', 'openedById', 'reviewedById', 'closedById', 'gridId') },
  },
  {
    key: 'plansKept',
    type: 'care-plan',
    via: { columns: ['responsibleId', 'openedById', 'reviewedById', 'closedById'] },
    fields: ['cadence', 'from', 'until', 'closedOn'],
    omits: {
      ...others('employee', 'cause', 'goal', 'responsible', 'openedBy', 'reviewOn', 'reviewedOn', 'reviewedBy', 'reviewReason', 'closedBy', 'closedReason', 'grid'),
      openKey: KEY,
      ...copies('employeeId', 'responsibleId', 'openedById', 'reviewedById', 'closedById', 'gridId'),
    },
  },
  {
    key: 'dutiesAbout',
    type: 'task',
    via: { columns: ['subjectId'] },
    fields: ['title', 'kind', 'state', 'assignedOn', 'dueOn', 'doneOn', 'recordedOn', 'measure', 'stateReason'],
    people: ['owner', 'doneBy'],
    grids: ['grid'],
    // On an open duty it says why the duty went to another owner.
    onlyIn: { stateReason: ['waived', 'void', 'returned'] },
    omits: { subject: 'the person himself', event: 'a section of its own', record: 'a section of its own', ruleCode: 'the rule that opened it, named in the title', originKey: KEY, ...copies('gridId', 'ownerId', 'subjectId', 'eventId', 'recordId', 'doneById') },
  },
  {
    key: 'ownDuties',
    type: 'task',
    via: { columns: ['ownerId', 'doneById'] },
    fields: ['title', 'kind', 'state', 'assignedOn', 'dueOn', 'doneOn', 'recordedOn'],
    omits: { ...others('subject', 'event', 'record', 'measure', 'stateReason', 'grid', 'owner', 'doneBy'), ruleCode: 'the rule that opened it, named in the title', originKey: KEY, ...copies('gridId', 'ownerId', 'subjectId', 'eventId', 'recordId', 'doneById') },
  },
  { key: 'followUpsAbout', type: 'follow-up', via: { task: 'subjectId' }, fields: ['week', 'on', 'note'], people: ['by'], omits: { task: 'a section of its own', matter: 'how the house works on a matter', missing: 'whether somebody else wrote in time', ...copies('gridId', 'matterId') } },
  { key: 'followUpsWritten', type: 'follow-up', via: { columns: ['by'] }, fields: ['week', 'on'], omits: { by: 'the person himself', ...others('note', 'task', 'matter', 'missing'), ...copies('gridId', 'matterId') } },
  { key: 'projectSteps', type: 'task-step', via: { columns: ['byId'] }, fields: ['action', 'on', 'note'], omits: { by: 'the person himself', task: 'his own are a section; else ' + OTHERS, seq: KEY, recheckMonths: 'when the house looks again', ...copies('gridId', 'taskId', 'byId') } },
  {
    key: 'corrections',
    type: 'correction-request',
    via: { columns: ['employeeId'] },
    fields: ['about', 'state', 'reportedOn', 'dueOn', 'answeredOn', 'answeredBy'],
    texts: { wish: 'own', answer: 'own' },
    omits: { employee: 'the person himself', ...copies('employeeId', 'gridId') },
  },
  ...MATTER_SECTIONS,
  ...ACTIVITY_SECTIONS,
  { key: 'consents', type: 'consent', via: { columns: ['employeeId'] }, fields: ['purpose', 'givenOn', 'withdrawnOn', 'channel', 'textVersion'], omits: { employee: 'the person himself', openKey: KEY, ...copies('employeeId', 'gridId') } },
];

/** @public For the test that walks the types: those without a row about anybody. */
export const ABOUT_NOBODY: Readonly<Record<string, string>> = {
  'care-rule': 'rules of the house',
  'matter-category': 'how the house sorts matters',
  'response-template': 'what the house says in such cases',
  regulation: 'rules of the house, by number and version',
  'activity-requirement': 'how often which grid meets',
  'calendar-day': 'days of the calendar',
  'retention-class': 'how long is kept what',
};

/** What a correction may be asked of: sections with the columns that they show. */
export const correctables = (): { key: string; columns: string[] }[] =>
  SECTIONS.map(({ key, fields, people = [], grids = [], texts = {} }) => ({ key, columns: [...fields, ...people, ...grids, ...Object.keys(texts)] }));
