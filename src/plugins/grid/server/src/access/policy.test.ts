import type { ActionId, RoleCode } from '../../../shared/contracts/access';
import { ACTIONS, actionsOf, APPOINTED, PORTAL_ACTIONS, portalActionsOf, reachOf, REACHED_WHOLE, rolesFor, TOKEN_ACTIONS, TYPES, type Verb } from './policy';

const VERBS: readonly Verb[] = ['read', 'create', 'update', 'delete'];
const LETTER: Record<Verb, string> = { read: 'r', create: 'c', update: 'u', delete: 'd' };

/** `rcud`, with a dash for what is refused. */
const verbsOf = (type: string, role: RoleCode): string => VERBS.map((verb) => (TYPES[type]?.verbs[verb].includes(role) ? LETTER[verb] : '-')).join('');

// What each role may do to the rows of each type in the Content Manager and over REST: read, create, update, delete.
// Nobody deletes what history stands on; rows that the server makes (memberships, records, duties, follow-ups) are read only.
//                  office  committee  branch   group
const GRANTED = `
  grid              rcu-    r---       r---     r---
  employee          rcu-    r---       r-u-     r---
  membership        r---    r---       r---     r---
  appointment       rcud    r---       r---     r---
  contact-pair      rcud    r---       rcud     r---
  absence           rcud    r---       rcud     rcud
  care-profile      r---    ----       r---     ----
  care-rule         rcu-    r---       r---     r---
  care-event        rc--    r---       rc--     rc--
  care-record       r---    r---       r---     r---
  care-plan         r---    r---       r---     r---
  task              r---    r---       r---     r---
  follow-up         r---    r---       r---     r---
  task-step         r---    r---       r---     r---
  matter-category   rcu-    r---       r---     r---
  matter            r---    r---       r---     r---
  matter-step       r---    r---       r---     r---
  matter-message    r---    r---       r---     r---
  matter-pause      r---    r---       r---     r---
  response-template rcu-     r---       r---     r---
  bulletin          r---    r---       r---     r---
  matter-publication r---   r---       r---     r---
  story             r---    r---       r---     ----
  honour            rcu-    r---       rcu-     r---
  vanguard-post     rcu-    r---       rcu-     r---
  regulation        rcu-    r---       r---     r---
  activity          r---    r---       r---     r---
  attendance        r---    r---       r---     r---
  calendar-day      rcud    r---       r---     r---
  consent           r---    ----       ----     ----
  correction-request r---   ----       ----     ----
  activity-requirement rcu- r---     r---     r---
  retention-class   r-u-    r---       r---     r---
`;

const grants = GRANTED.trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/) as [string, string, string, string, string]);

test.each(grants)('%s: office %s, committee %s, branch %s, group %s', (type, ...expected) => {
  expect((['office', 'committee', 'branch', 'group'] as const).map((role) => verbsOf(type, role))).toEqual(expected);
});

test('no type has grants that this table does not show', () => {
  expect(Object.keys(TYPES).sort()).toEqual(grants.map(([type]) => type).sort());
});

// What each role may do on our own screens and routes; a dash is a refusal.
//                      office committee branch group
const DOES = `
  workbench.read        yes    yes       yes    yes
  task.transfer         yes    -         yes    yes
  task.waive            yes    -         yes    -
  task.follow-up        yes    yes       yes    yes
  project.create        yes    -         yes    -
  project.complete      yes    yes       yes    yes
  project.verify        yes    -         yes    -
  care-record.create    yes    yes       yes    yes
  care-record.undo      yes    yes       yes    yes
  care-event.create     yes    -         yes    yes
  care-event.withdraw   yes    -         yes    yes
  matter.read           yes    yes       yes    yes
  matter.register       yes    -         yes    yes
  matter.direct         yes    -         yes    -
  matter.handle         yes    -         yes    yes
  care-plan.read        yes    yes       yes    yes
  care-plan.create      yes    -         yes    -
  care-plan.review      yes    -         yes    -
  care-plan.close       yes    -         yes    -
  bulletin.read         yes    yes       yes    yes
  bulletin.draft        yes    -         yes    -
  bulletin.release      yes    yes       yes    -
  bulletin.export       yes    yes       yes    -
  story.read            yes    yes       yes    -
  story.draft           yes    -         yes    -
  story.release         -      yes       -      -
  story.withdraw        yes    yes       yes    -
  activity.read         yes    yes       yes    yes
  activity.plan         yes    -         yes    yes
  activity.record       yes    -         yes    yes
  activity.export       yes    -         -      -
  calendar-feed.make    yes    yes       yes    yes
  requirement.read      yes    yes       yes    yes
  requirement.export    yes    yes       yes    -
  grids.read            yes    yes       yes    yes
  people.read           yes    yes       yes    yes
  employee.login        yes    -         -      -
  import.run            yes    -         -      -
  roster.export         yes    -         -      -
  jobs.read             yes    -         -      -
  jobs.run              yes    -         -      -
  outbox.read           yes    -         -      -
  outbox.resend         yes    -         -      -
  portal-account.create yes    -         -      -
  confidential.read     yes    yes       yes    yes
  care-profile.write    yes    -         yes    -
  audit.read            -      -         -      -
  audit.export          -      -         -      -
  retention.read        yes    -         -      -
  retention.extend      -      -         -      -
  consent.read          yes    -         -      -
  correction.read       yes    -         -      -
  correction.answer     yes    -         -      -
  handover.read         yes    -         yes    -
  handover.finish       yes    -         yes    -
  attachment.read       yes    -         yes    yes
  attachment.create     yes    -         yes    yes
  attachment.delete     yes    -         yes    yes
`;

const does = DOES.trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/) as [ActionId, string, string, string, string]);

test.each(does)('%s: office %s, committee %s, branch %s, group %s', (action, ...expected) => {
  expect((['office', 'committee', 'branch', 'group'] as const).map((role) => (ACTIONS[action].includes(role) ? 'yes' : '-'))).toEqual(expected);
});

test('no action is granted that this table does not show', () => {
  expect(Object.keys(ACTIONS).sort()).toEqual(does.map(([action]) => action).sort());
});

// The privacy officer sees who did what, never what was written; a publisher has no file of anybody.
test('roles beside the line: what they may, whole', () => {
  expect(actionsOf(['privacyOfficer']).sort()).toEqual(['audit.export', 'audit.read', 'consent.read', 'correction.read', 'retention.extend', 'retention.read']);
  expect(actionsOf(['publisher']).sort()).toEqual(['story.draft', 'story.read', 'story.release', 'story.withdraw']);
  for (const role of ['privacyOfficer', 'publisher'] as const) {
    expect(Object.keys(TYPES).filter((type) => verbsOf(type, role) !== '----')).toEqual([]);
    expect(reachOf([role], [{ gridId: 1, level: 'committee', duty: 'secretary' }])).toEqual({ kind: 'nothing' });
  }
});

// A publisher works on every story and sees the honours that it may name; of nothing else any row.
test('reached whole, beside the line', () => {
  expect(REACHED_WHOLE).toEqual({ story: ['publisher'], honour: ['publisher'] });
});

// The portal is about oneself: a liaison or a counsellor gets no more of it than any other member of staff.
test('portal', () => {
  expect(portalActionsOf(['staff']).sort()).toEqual(Object.keys(PORTAL_ACTIONS).sort());
  for (const roles of [[], ['liaison'], ['counsellor']] as const) expect(portalActionsOf(roles)).toEqual([]);
});

test('several roles may what one of them may, no role may nothing', () => {
  expect(actionsOf([])).toEqual([]);
  expect(actionsOf(['group', 'office']).sort()).toEqual(actionsOf(['office']).sort());
  expect(actionsOf(['branch'])).toContain('task.waive');
  expect(actionsOf(['group'])).not.toContain('task.waive');
});

// Confidential texts: the note of an event, the summary of a talk, the goal of a care plan, a person's care profile, what he wants corrected and the answer. Nothing else may be marked, and these may not be unmarked.
test('confidential columns', () => {
  const marked = Object.entries(TYPES).flatMap(([type, { confidential }]) => confidential.map((column) => `${type}.${column}`));
  expect(marked.sort()).toEqual(['care-event.note', 'care-plan.goal', 'care-profile.emergencyContact', 'care-profile.family', 'care-profile.hardship', 'care-profile.health', 'care-profile.skills', 'care-record.summary', 'correction-request.answer', 'correction-request.wish', 'matter-message.body', 'matter.body']);
});

// `gridId` decides who sees a row: it never comes from a body. Types without one hold no people and are read by every role.
test.each(Object.entries(TYPES))('%s keeps its scope to itself', (_type, { rows, serverOwned, verbs }) => {
  if (rows === 'grid') expect(serverOwned).toContain('gridId');
  else expect(verbs.read).toEqual(APPOINTED);
});

// A scalar copy that a body could set would not be a copy.
test.each(Object.entries(TYPES))('every copy of %s is kept by the server', (_type, { copies, serverOwned }) => {
  expect(Object.keys(copies).filter((copy) => !serverOwned.includes(copy))).toEqual([]);
});

const holding = (gridId: number, level: string, duty = 'secretary') => ({ gridId, level, duty });

// The office reaches everything; another role reaches what the person holds today at that role's level. A role alone reaches nothing.
test.each<[readonly RoleCode[], ReturnType<typeof holding>[], object]>([
  [['office'], [], { kind: 'everything' }],
  [['office', 'group'], [holding(9, 'group')], { kind: 'everything' }],
  [[], [holding(1, 'committee')], { kind: 'nothing' }],
  [['branch'], [], { kind: 'nothing' }],
  [['committee'], [holding(1, 'committee')], { kind: 'subtree', roots: [1] }],
  [['branch'], [holding(2, 'branch')], { kind: 'subtree', roots: [2] }],
  [['branch'], [holding(2, 'branch'), holding(3, 'branch', 'discipline')], { kind: 'subtree', roots: [2, 3] }],
  [['branch'], [holding(2, 'branch'), holding(2, 'branch', 'gridLeader')], { kind: 'subtree', roots: [2] }],
  [['branch'], [holding(9, 'group')], { kind: 'nothing' }],
  [['group'], [holding(2, 'branch')], { kind: 'nothing' }],
  [['group'], [holding(9, 'group'), holding(12, 'member', 'gridLeader')], { kind: 'subtree', roots: [9, 12] }],
  [['branch', 'group'], [holding(2, 'branch'), holding(9, 'group')], { kind: 'subtree', roots: [2, 9] }],
  [['committee'], [holding(2, 'branch')], { kind: 'nothing' }],
])('%j with %j reaches %j', (roles, holdings, scope) => expect(reachOf(roles, holdings)).toEqual(scope));

// A counsellor sees referrals given to him, and an office clerk what the role office gives; neither duty opens the grid it is held in.
test.each(['counsellor', 'office'])('the duty %s adds no grid to the reach of a secretary elsewhere', (duty) => {
  expect(reachOf(['branch'], [holding(2, 'branch'), holding(3, 'branch', duty)])).toEqual({ kind: 'subtree', roots: [2] });
});

// The roles of a person follow from what he holds; who holds nothing gets no account.
test.each<[ReturnType<typeof holding>[], RoleCode[]]>([
  [[], []],
  [[holding(1, 'committee', 'secretary')], ['committee']],
  [[holding(1, 'committee', 'office')], ['office']],
  [[holding(1, 'committee', 'office'), holding(1, 'committee', 'secretary')], ['office', 'committee']],
  [[holding(2, 'branch', 'secretary')], ['branch']],
  [[holding(2, 'branch', 'youth')], ['branch']],
  [[holding(9, 'group', 'groupLeader')], ['group']],
  [[holding(12, 'member', 'gridLeader')], ['group']],
  [[holding(2, 'branch', 'organisation'), holding(9, 'group', 'groupLeader')], ['branch', 'group']],
  [[holding(2, 'branch', 'counsellor')], []],
  [[holding(2, 'branch', 'counsellor'), holding(9, 'group', 'gridLeader')], ['group']],
])('%j is entitled to %j', (holdings, roles) => expect(rolesFor(holdings)).toEqual(roles));

// Beyond reading a token may what it was given by name; there is nothing else to give.
test('what tokens can be given', () => expect(Object.keys(TOKEN_ACTIONS)).toEqual(['hr.upsert']));
