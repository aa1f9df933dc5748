import type { ActionId, RoleCode } from '../../../shared/contracts/access';
import { ACTIONS, actionsOf, reachOf, ROLES, rolesFor, TYPES, type Verb } from './policy';

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
  care-rule         rcu-    r---       r---     r---
  care-event        rc--    r---       rc--     rc--
  care-record       r---    r---       r---     r---
  task              r---    r---       r---     r---
  follow-up         r---    r---       r---     r---
  calendar-day      rcud    r---       r---     r---
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
  care-record.create    yes    yes       yes    yes
  care-record.undo      yes    yes       yes    yes
  care-event.create     yes    -         yes    yes
  care-event.withdraw   yes    -         yes    yes
  grids.read            yes    yes       yes    yes
  people.read           yes    yes       yes    yes
  employee.login        yes    -         -      -
  import.run            yes    -         -      -
  roster.export         yes    -         -      -
  jobs.read             yes    -         -      -
  jobs.run              yes    -         -      -
  outbox.read           yes    -         -      -
  outbox.resend         yes    -         -      -
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

test('several roles may what one of them may, no role may nothing', () => {
  expect(actionsOf([])).toEqual([]);
  expect(actionsOf(['group', 'office']).sort()).toEqual(actionsOf(['office']).sort());
  expect(actionsOf(['branch'])).toContain('task.waive');
  expect(actionsOf(['group'])).not.toContain('task.waive');
});

// Confidential texts: the note of an event and the summary of a talk. Nothing else may be marked, and these may not be unmarked.
test('confidential columns', () => {
  const marked = Object.entries(TYPES).flatMap(([type, { confidential }]) => confidential.map((column) => `${type}.${column}`));
  expect(marked.sort()).toEqual(['care-event.note', 'care-record.summary']);
});

// `gridId` decides who sees a row: it never comes from a body. Types without one hold no people and are read by every role.
test.each(Object.entries(TYPES))('%s keeps its scope to itself', (_type, { rows, serverOwned, verbs }) => {
  if (rows === 'grid') expect(serverOwned).toContain('gridId');
  else expect(verbs.read).toEqual(ROLES);
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
