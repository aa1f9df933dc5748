import type { ActionId, PortalActionId, PortalRole, PublicActionId, RoleCode, TokenActionId } from '../../../shared/contracts/access';
import { anyOf, EVERYTHING, NOTHING, type Scope } from './scope';

export type Verb = 'read' | 'create' | 'update' | 'delete';

export const ROLES: readonly RoleCode[] = ['office', 'committee', 'branch', 'group', 'publisher', 'privacyOfficer'];
/** @public For docs/access.md. */
export const PORTAL_ROLES: readonly PortalRole[] = ['staff', 'liaison', 'counsellor'];

export interface TypePolicy {
  /** `grid`: rows are counted in a grid and scoped by `gridId`. `shared`: reference data without people, read by every role that works with rows. */
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

/** Who works with rows of people. A publisher and a privacy officer see no file of anybody. */
const ALL: readonly RoleCode[] = ['office', 'committee', 'branch', 'group'];
const NONE: readonly RoleCode[] = [];
const OFFICE: readonly RoleCode[] = ['office'];
const LEADERS: readonly RoleCode[] = ['office', 'branch', 'group'];
const PRIVACY: readonly RoleCode[] = ['privacyOfficer'];

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
    serverOwned: ['adminUserId', 'accountId', 'gridId'],
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
  // The texts are written and read through routes of their own; the row says only that there are some.
  'care-profile': {
    rows: 'grid',
    confidential: ['health', 'family', 'hardship', 'skills', 'emergencyContact'],
    serverOwned: ['employeeId', 'gridId'],
    copies: { employeeId: 'employee', gridId: 'employee.gridId' },
    verbs: { read: ['office', 'branch'], create: NONE, update: NONE, delete: NONE },
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
    serverOwned: ['sourceKey', 'eventId', 'conductedById', 'gridId', 'grid', 'matterId', 'recordedOn'],
    copies: { eventId: 'event', conductedById: 'conductedBy' },
    verbs: { read: ALL, create: NONE, update: NONE, delete: NONE },
  },
  // Made, reviewed and closed through routes of their own; the relations are columns, so nothing is copied (docs/adr/0003).
  'care-plan': {
    rows: 'grid',
    confidential: ['goal'],
    serverOwned: ['openKey', 'employeeId', 'responsibleId', 'openedById', 'reviewedById', 'closedById', 'gridId'],
    copies: {},
    verbs: { read: ALL, create: NONE, update: NONE, delete: NONE },
  },
  task: {
    rows: 'grid',
    confidential: [],
    serverOwned: ['originKey', 'state', 'gridId', 'ownerId', 'subjectId', 'eventId', 'recordId', 'doneById'],
    copies: {},
    verbs: { read: ALL, create: NONE, update: NONE, delete: NONE },
  },
  'matter-category': {
    rows: 'shared',
    confidential: [],
    serverOwned: ['unitId'],
    copies: { unitId: 'unit' },
    verbs: { read: ALL, create: OFFICE, update: OFFICE, delete: NONE },
  },
  // Written by its own routes alone: state, people and clocks belong together.
  matter: {
    rows: 'grid',
    confidential: ['body'],
    serverOwned: ['number', 'state', 'anonymous', 'dueOn', 'closedOn', 'receiptKey', 'receiptHash', 'gridId', 'unitId', 'handlerId', 'ownerId', 'receiverId', 'submitterId', 'categoryId', 'mergedIntoId'],
    copies: {},
    verbs: { read: ALL, create: NONE, update: NONE, delete: NONE },
  },
  'matter-step': {
    rows: 'grid',
    confidential: [],
    serverOwned: ['gridId', 'matterId', 'byId', 'unitId', 'handlerId'],
    copies: {},
    verbs: { read: ALL, create: NONE, update: NONE, delete: NONE },
  },
  'matter-message': {
    rows: 'grid',
    confidential: ['body'],
    serverOwned: ['gridId', 'matterId', 'byId'],
    copies: {},
    verbs: { read: ALL, create: NONE, update: NONE, delete: NONE },
  },
  'matter-pause': {
    rows: 'grid',
    confidential: [],
    serverOwned: ['state', 'gridId', 'matterId', 'askedById', 'approvedById'],
    copies: {},
    verbs: { read: ALL, create: NONE, update: NONE, delete: NONE },
  },
  // Switched off, not deleted: an empty catalogue would be filled with the default one at the next start.
  'response-template': {
    rows: 'shared',
    confidential: [],
    serverOwned: ['categoryId'],
    copies: { categoryId: 'category' },
    verbs: { read: ALL, create: OFFICE, update: OFFICE, delete: NONE },
  },
  'task-step': {
    rows: 'grid',
    confidential: [],
    serverOwned: ['gridId', 'taskId', 'byId'],
    copies: {},
    verbs: { read: ALL, create: NONE, update: NONE, delete: NONE },
  },
  // Written by its own routes alone: who wrote the text last does not release it.
  bulletin: {
    rows: 'grid',
    confidential: [],
    serverOwned: ['state', 'releasedOn', 'figures', 'gridId', 'draftedById', 'releasedById', 'draftedByUser', 'releasedByUser'],
    copies: {},
    verbs: { read: ALL, create: NONE, update: NONE, delete: NONE },
  },
  'matter-publication': {
    rows: 'grid',
    confidential: [],
    serverOwned: ['state', 'releasedOn', 'gridId', 'matterId', 'draftedById', 'releasedById', 'draftedByUser', 'releasedByUser'],
    copies: {},
    verbs: { read: ALL, create: NONE, update: NONE, delete: NONE },
  },
  // Written by its own routes alone: who wrote it last does not release it, and the consent of whom it names is asked each time.
  story: {
    rows: 'grid',
    confidential: [],
    serverOwned: ['state', 'publishAt', 'publishedOn', 'pictures', 'gridId', 'employeeId', 'draftedById', 'releasedById', 'draftedByUser', 'releasedByUser'],
    copies: {},
    verbs: { read: ['office', 'committee', 'branch'], create: NONE, update: NONE, delete: NONE },
  },
  honour: {
    rows: 'grid',
    confidential: [],
    serverOwned: ['employeeId', 'gridId'],
    copies: { employeeId: 'employee', gridId: 'grid' },
    verbs: { read: ALL, create: ['office', 'branch'], update: ['office', 'branch'], delete: NONE },
  },
  'vanguard-post': {
    rows: 'grid',
    confidential: [],
    serverOwned: ['employeeId', 'gridId'],
    copies: { employeeId: 'employee', gridId: 'grid' },
    verbs: { read: ALL, create: ['office', 'branch'], update: ['office', 'branch'], delete: NONE },
  },
  // An older version stays: it says what was in force.
  regulation: {
    rows: 'shared',
    confidential: [],
    serverOwned: [],
    copies: {},
    verbs: { read: ALL, create: OFFICE, update: OFFICE, delete: NONE },
  },
  // Party life: written by its own routes and the import; who took part is for those who reach the grid that held it.
  activity: {
    rows: 'grid',
    confidential: [],
    serverOwned: ['code', 'state', 'cancelledReason', 'gridId', 'hostId'],
    copies: {},
    verbs: { read: ALL, create: NONE, update: NONE, delete: NONE },
  },
  attendance: {
    rows: 'grid',
    confidential: [],
    serverOwned: ['heldOn', 'gridId', 'activityId', 'employeeId', 'recordedById'],
    copies: {},
    verbs: { read: ALL, create: NONE, update: NONE, delete: NONE },
  },
  'follow-up': {
    rows: 'grid',
    confidential: [],
    serverOwned: ['missing', 'gridId', 'matterId'],
    copies: {},
    verbs: { read: ALL, create: NONE, update: NONE, delete: NONE },
  },
  consent: {
    rows: 'grid',
    confidential: [],
    serverOwned: ['openKey', 'employeeId', 'gridId'],
    copies: { employeeId: 'employee', gridId: 'employee.gridId' },
    // Who consented to what, and who wants what corrected, is for the office alone: neither branch nor group.
    verbs: { read: OFFICE, create: NONE, update: NONE, delete: NONE },
  },
  'correction-request': {
    rows: 'grid',
    confidential: ['wish', 'answer'],
    serverOwned: ['state', 'dueOn', 'answeredOn', 'answeredBy', 'employeeId', 'gridId'],
    copies: { employeeId: 'employee', gridId: 'employee.gridId' },
    verbs: { read: OFFICE, create: NONE, update: NONE, delete: NONE },
  },
  'activity-requirement': {
    rows: 'shared',
    confidential: [],
    serverOwned: [],
    copies: {},
    verbs: { read: ALL, create: OFFICE, update: OFFICE, delete: NONE },
  },
  'retention-class': {
    rows: 'shared',
    confidential: [],
    serverOwned: ['code'],
    copies: {},
    verbs: { read: ALL, create: NONE, update: OFFICE, delete: NONE },
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
  'project.create': ['office', 'branch'],
  // By the owner alone; who verifies is somebody else. Both are questions of the row.
  'project.complete': ALL,
  'project.verify': ['office', 'branch'],
  'care-record.create': ALL,
  'care-record.undo': ALL,
  'care-event.create': LEADERS,
  'care-event.withdraw': LEADERS,
  'matter.read': ALL,
  'matter.register': LEADERS,
  // Accept, route, merge, close: who directs matters. Take over, pause, answer: who handles them.
  'matter.direct': ['office', 'branch'],
  'matter.handle': LEADERS,
  'care-plan.read': ALL,
  'care-plan.create': ['office', 'branch'],
  'care-plan.review': ['office', 'branch'],
  'care-plan.close': ['office', 'branch'],
  'bulletin.read': ALL,
  'bulletin.draft': ['office', 'branch'],
  'bulletin.release': ['office', 'committee', 'branch'],
  'bulletin.export': ['office', 'committee', 'branch'],
  'story.read': ['office', 'committee', 'branch', 'publisher'],
  'story.draft': ['office', 'branch', 'publisher'],
  'story.release': ['committee', 'publisher'],
  // To take something down is always the safe side.
  'story.withdraw': ['office', 'committee', 'branch', 'publisher'],
  'activity.read': ALL,
  'activity.plan': LEADERS,
  'activity.record': LEADERS,
  'activity.export': OFFICE,
  // Of a grid in reach, and it ends with the reach.
  'calendar-feed.make': ALL,
  'requirement.read': ALL,
  'requirement.export': ['office', 'committee', 'branch'],
  'grids.read': ALL,
  'people.read': ALL,
  'employee.login': OFFICE,
  'import.run': OFFICE,
  'roster.export': OFFICE,
  'jobs.read': OFFICE,
  'jobs.run': OFFICE,
  'outbox.read': OFFICE,
  'outbox.resend': OFFICE,
  'portal-account.create': OFFICE,
  // Which text is for whom is a question of the row: see access/confidential.ts.
  'confidential.read': ALL,
  'care-profile.write': ['office', 'branch'],
  'audit.read': PRIVACY,
  'audit.export': PRIVACY,
  'retention.read': ['office', 'privacyOfficer'],
  'retention.extend': PRIVACY,
  'consent.read': ['office', 'privacyOfficer'],
  'correction.read': ['office', 'privacyOfficer'],
  'correction.answer': OFFICE,
  'attachment.read': LEADERS,
  'attachment.create': LEADERS,
  'attachment.delete': LEADERS,
  'handover.read': ['office', 'branch'],
  'handover.finish': ['office', 'branch'],
};

/** What each role may do on the portal, always about himself. */
export const PORTAL_ACTIONS: Readonly<Record<PortalActionId, readonly PortalRole[]>> = {
  'own-file.read': ['staff'],
  'own-file.download': ['staff'],
  'own-audit.read': ['staff'],
  'own-confidential.read': ['staff'],
  'correction.create': ['staff'],
  'consent.give': ['staff'],
  'own-matter.read': ['staff'],
  'own-matter.raise': ['staff'],
  'own-story.read': ['staff'],
  'own-calendar.feed': ['staff'],
  'own-wechat.bind': ['staff'],
};

/** @public What is open without a login, and why; a route without a login that is not here does not compile. */
export const PUBLIC_ACTIONS: Readonly<Record<PublicActionId, string>> = {
  'voice.raise': 'anonymous means without an account; nothing of who calls is kept',
  'voice.mailbox': 'whoever holds the receipt reads and writes, and nobody knows who that is',
  'bulletin.public': 'released bulletins are published: numbers and a text that two people read, nobody by name',
  'public-ledger.read': 'what became of matters, in texts that two people read, nobody by name',
  'story.public': 'stories that a second person released, of people who agree to it at this moment',
  'honour.public': 'honours that are marked as public; with a name only of people who agree to it at this moment',
  'vanguard-post.public': 'posts in force that are marked as public; those of a person only while he agrees that his honours are published',
  'regulation.public': 'regulations in force that are marked as public: texts about rules, nobody in them',
  'calendar.read': 'calendar programs cannot log in: who holds the address, 256 random bits, reads that calendar until its owner takes it back or loses his reach',
  'wechat.message': 'called by the servers of WeChat, which have no login here: each call is signed; off until it is configured',
};

/** What a token may do beyond reading: no token may by itself, each is given it by name (`npm run token -- --may …`), and then below its own grid alone. */
export const TOKEN_ACTIONS: Readonly<Record<TokenActionId, string>> = {
  'hr.upsert': 'the system of the personnel department keeps the files of employees up to date',
};

/** Types of which a role reaches every row, whatever it holds: what is written to be published, and no file of anybody. Asked by their own routes alone. */
export const REACHED_WHOLE: Readonly<Record<string, readonly RoleCode[]>> = { story: ['publisher'], honour: ['publisher'] };

export const actionsOf = (roles: readonly RoleCode[]): ActionId[] =>
  (Object.keys(ACTIONS) as ActionId[]).filter((action) => ACTIONS[action].some((role) => roles.includes(role)));

export const portalActionsOf = (roles: readonly PortalRole[]): PortalActionId[] =>
  (Object.keys(PORTAL_ACTIONS) as PortalActionId[]).filter((action) => PORTAL_ACTIONS[action].some((role) => roles.includes(role)));

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
  publisher: [],
  privacyOfficer: [],
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

/** The roles that follow from appointments. The others are given to an account by name, in Strapi's settings, and stay with it. */
export const APPOINTED: readonly RoleCode[] = ['office', 'committee', 'branch', 'group'];

/** The roles that holdings and office duties entitle to; what "grant login" gives. */
export const rolesFor = (holdings: readonly Holding[]): RoleCode[] =>
  APPOINTED.filter((role) =>
    role === 'office'
      ? holdings.some((holding) => holding.duty === 'office')
      : holdings.some((holding) => opensGrid(holding) && LEVEL_OF[role].includes(holding.level)),
  );
