import type { RoleCode, ActionId } from '../../../shared/contracts/access';
import { anyOf, EVERYTHING, NOTHING, type Scope } from './scope';

export type Verb = 'read' | 'create' | 'update' | 'delete';

export const ROLES: readonly RoleCode[] = ['office', 'committee', 'branch', 'group'];

export interface TypePolicy {
  /** `grid`: rows are counted in a grid and scoped by `gridId`. `shared`: reference data without people, read by every role. */
  readonly rows: 'grid' | 'shared';
  /** Confidential texts: never leave through the Document Service, and never filter or sort. */
  readonly confidential: readonly string[];
  /** Kept by the server, refused in a body. */
  readonly serverOwned: readonly string[];
  /**
   * Scalar copies of relations: column attribute → relation, or `relation.scalar` for a column of the related row.
   * Reports and scope read these; link tables cost 10 to 100 times more.
   */
  readonly copies: Readonly<Record<string, string>>;
  readonly verbs: Readonly<Record<Verb, readonly RoleCode[]>>;
}

const ALL = ROLES;
const NONE: readonly RoleCode[] = [];
const OFFICE: readonly RoleCode[] = ['office'];
const LEADERS: readonly RoleCode[] = ['office', 'branch', 'group'];

/** What may be done to the rows of each type in the Content Manager and over REST. A type without an entry does not start. */
export const TYPES: Readonly<Record<string, TypePolicy>> = {
  grid: {
    rows: 'grid',
    confidential: [],
    serverOwned: ['path', 'parentId', 'leaderId', 'gridId'],
    copies: { parentId: 'parent', leaderId: 'leader', gridId: 'self' },
    verbs: { read: ALL, create: OFFICE, update: OFFICE, delete: NONE },
  },
  employee: {
    rows: 'grid',
    confidential: [],
    serverOwned: ['adminUserId', 'gridId'],
    copies: { gridId: 'grid' },
    verbs: { read: ALL, create: OFFICE, update: ['office', 'branch'], delete: NONE },
  },
  membership: {
    rows: 'grid',
    confidential: [],
    serverOwned: ['employeeId', 'gridId'],
    copies: { employeeId: 'employee', gridId: 'grid' },
    verbs: { read: ALL, create: NONE, update: NONE, delete: NONE },
  },
  appointment: {
    rows: 'grid',
    confidential: [],
    serverOwned: ['employeeId', 'gridId'],
    copies: { employeeId: 'employee', gridId: 'grid' },
    verbs: { read: ALL, create: OFFICE, update: OFFICE, delete: OFFICE },
  },
  'contact-pair': {
    rows: 'grid',
    confidential: [],
    serverOwned: ['liaisonId', 'employeeId', 'grid', 'gridId'],
    copies: { liaisonId: 'liaison', employeeId: 'employee', gridId: 'employee.gridId' },
    verbs: { read: ALL, create: ['office', 'branch'], update: ['office', 'branch'], delete: ['office', 'branch'] },
  },
  absence: {
    rows: 'grid',
    confidential: [],
    serverOwned: ['employeeId', 'substituteId', 'gridId'],
    copies: { employeeId: 'employee', substituteId: 'substitute', gridId: 'employee.gridId' },
    verbs: { read: ALL, create: LEADERS, update: LEADERS, delete: LEADERS },
  },
  'care-rule': {
    rows: 'shared',
    confidential: [],
    serverOwned: [],
    copies: {},
    verbs: { read: ALL, create: OFFICE, update: OFFICE, delete: NONE },
  },
  'care-event': {
    rows: 'grid',
    confidential: ['note'],
    serverOwned: ['employeeId', 'grid', 'gridId', 'withdrawnOn', 'withdrawnReason'],
    copies: { employeeId: 'employee', gridId: 'employee.gridId' },
    verbs: { read: ALL, create: LEADERS, update: NONE, delete: NONE },
  },
  'care-record': {
    rows: 'grid',
    confidential: ['summary'],
    serverOwned: ['sourceKey', 'eventId', 'conductedById', 'gridId', 'grid', 'recordedOn'],
    copies: { eventId: 'event', conductedById: 'conductedBy' },
    verbs: { read: ALL, create: NONE, update: NONE, delete: NONE },
  },
  task: {
    rows: 'grid',
    confidential: [],
    serverOwned: ['originKey', 'state', 'gridId', 'ownerId', 'subjectId', 'eventId', 'recordId', 'doneById'],
    copies: {},
    verbs: { read: ALL, create: NONE, update: NONE, delete: NONE },
  },
  'follow-up': {
    rows: 'grid',
    confidential: [],
    serverOwned: ['gridId'],
    copies: {},
    verbs: { read: ALL, create: NONE, update: NONE, delete: NONE },
  },
  'calendar-day': {
    rows: 'shared',
    confidential: [],
    serverOwned: ['source'],
    copies: {},
    verbs: { read: ALL, create: OFFICE, update: OFFICE, delete: OFFICE },
  },
};

/** What each role may do on our own screens and routes. Which rows is the scope's business. */
export const ACTIONS: Readonly<Record<ActionId, readonly RoleCode[]>> = {
  'workbench.read': ALL,
  'task.transfer': LEADERS,
  'task.waive': ['office', 'branch'],
  'task.follow-up': ALL,
  'care-record.create': ALL,
  'care-record.undo': ALL,
  'care-event.create': LEADERS,
  'care-event.withdraw': LEADERS,
  'grids.read': ALL,
  'people.read': ALL,
  'employee.login': OFFICE,
  'import.run': OFFICE,
  'roster.export': OFFICE,
  'jobs.read': OFFICE,
  'jobs.run': OFFICE,
  'outbox.read': OFFICE,
  'outbox.resend': OFFICE,
};

export const actionsOf = (roles: readonly RoleCode[]): ActionId[] =>
  (Object.keys(ACTIONS) as ActionId[]).filter((action) => ACTIONS[action].some((role) => roles.includes(role)));

/** An appointment that is in force on the day, or a grid that the person leads (duty `gridLeader`). */
export interface Holding {
  readonly duty: string;
  readonly gridId: number;
  readonly level: string;
}

const LEVEL_OF: Readonly<Record<RoleCode, readonly string[]>> = {
  office: [],
  committee: ['committee'],
  branch: ['branch'],
  group: ['group', 'member'],
};

/** Duties that open no grid: a counsellor sees referrals, the office what its role gives. */
const opensGrid = ({ duty }: Holding): boolean => duty !== 'counsellor' && duty !== 'office';

/**
 * The rows of an account: the office reaches all; every other role reaches the subtrees of what the person holds today at the
 * role's level. A role without a holding reaches nothing, so reach ends the day the appointment ends.
 */
export const reachOf = (roles: readonly RoleCode[], holdings: readonly Holding[]): Scope => {
  if (roles.includes('office')) return EVERYTHING;
  const levels = roles.flatMap((role) => LEVEL_OF[role]);
  const roots = [...new Set(holdings.filter((holding) => opensGrid(holding) && levels.includes(holding.level)).map((holding) => holding.gridId))];
  return roots.length === 0 ? NOTHING : anyOf([{ kind: 'subtree', roots }]);
};

/** The roles that holdings and office duties entitle to; what "grant login" gives. */
export const rolesFor = (holdings: readonly Holding[]): RoleCode[] =>
  ROLES.filter((role) =>
    role === 'office'
      ? holdings.some((holding) => holding.duty === 'office')
      : holdings.some((holding) => opensGrid(holding) && LEVEL_OF[role].includes(holding.level)),
  );
