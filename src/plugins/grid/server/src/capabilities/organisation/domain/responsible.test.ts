import fc from 'fast-check';
import { leaderOf, officeOf, present, presentFor, resolveOwner, secretaryOf, standsFor, type FirstResponsible, type GridFacts, type OrganisationFacts } from './responsible';

// Committee 1 ‹ branch 2 ‹ group 4. Wang (10) is in the group, his liaison is Li (11).
const [WANG, LI, ZHAO, SUN, ZHOU, WU, OFFICE] = [10, 11, 12, 13, 14, 15, 16];
const GROUP = 4;
const LINE: GridFacts[] = [
  { id: 4, level: 'group', leaderId: ZHAO },
  { id: 2, level: 'branch', leaderId: null },
  { id: 1, level: 'committee', leaderId: null },
];

const facts = (values: Partial<OrganisationFacts> = {}): OrganisationFacts => ({
  on: '2022-03-08',
  gridOf: new Map([[WANG, GROUP]]),
  liaisonOf: new Map([[WANG, LI]]),
  secretaryOf: new Map([[2, SUN], [1, ZHOU]]),
  appointedLeaderOf: new Map(),
  officeOf: new Map([[1, OFFICE]]),
  substituteOf: new Map(),
  active: new Set([WANG, LI, ZHAO, SUN, ZHOU, WU, OFFICE]),
  line: (id) => LINE.slice(LINE.findIndex((grid) => grid.id === id)),
  ...values,
});

const without = (...left: number[]): Set<number> => new Set([...facts().active].filter((id) => !left.includes(id)));
const line = (...leaders: (number | null)[]) => (id: number) => LINE.map((grid, index) => ({ ...grid, leaderId: leaders[index] ?? null })).slice(LINE.findIndex((grid) => grid.id === id));

// Liaison → grid leader → branch secretary → committee; never the person himself, never somebody who left; the substitute while absent.
test.each<[string, Partial<OrganisationFacts>, FirstResponsible, number | null]>([
  ['the liaison', {}, 'liaison', LI],
  ['the grid leader, when the rule says so', {}, 'gridLeader', ZHAO],
  ['the branch secretary, when the rule says so', {}, 'branchSecretary', SUN],
  ['the leader, without a liaison', { liaisonOf: new Map() }, 'liaison', ZHAO],
  ['the leader, when the liaison left', { active: without(LI) }, 'liaison', ZHAO],
  ['the secretary, when liaison and leader left', { active: without(LI, ZHAO) }, 'liaison', SUN],
  ['the committee, when the secretary left too', { active: without(LI, ZHAO, SUN), secretaryOf: new Map([[1, ZHOU]]) }, 'liaison', ZHOU],
  ['nobody, when nobody is left', { active: without(LI, ZHAO, SUN, ZHOU), secretaryOf: new Map() }, 'liaison', null],
  ['the secretary, for the leader himself', { liaisonOf: new Map(), line: line(WANG, null, null) }, 'liaison', SUN],
  ['the committee, for the secretary himself', { liaisonOf: new Map(), line: line(WANG, null, null), secretaryOf: new Map([[2, WANG], [1, ZHOU]]) }, 'liaison', ZHOU],
  ['nobody, for the secretary of the committee himself', { liaisonOf: new Map(), line: line(null, null, null), secretaryOf: new Map([[1, WANG]]) }, 'liaison', null],
  ['the substitute of the liaison', { substituteOf: new Map([[LI, WU]]) }, 'liaison', WU],
  ['the substitute of the substitute', { substituteOf: new Map([[LI, WU], [WU, SUN]]) }, 'liaison', SUN],
  ['the leader, when the substitute is the person himself', { substituteOf: new Map([[LI, WANG]]) }, 'liaison', ZHAO],
  ['the leader, when the substitute left', { substituteOf: new Map([[LI, WU]]), active: without(WU) }, 'liaison', ZHAO],
  ['the leader, when two stand in for each other', { substituteOf: new Map([[LI, WU], [WU, LI]]) }, 'liaison', ZHAO],
  ['the liaison, for a person without a grid', { gridOf: new Map() }, 'liaison', LI],
  ['nobody, for a person without grid and liaison', { gridOf: new Map(), liaisonOf: new Map() }, 'liaison', null],
  ['the committee, for a person of the committee', { gridOf: new Map([[WANG, 1]]), liaisonOf: new Map() }, 'branchSecretary', ZHOU],
])('%s', (_case, values, first, owner) => expect(resolveOwner(facts(values), WANG, first)).toBe(owner));

// The leader as the grid names him; if he left, the one by appointment; else the secretary.
test.each<[string, Partial<OrganisationFacts>, number | null]>([
  ['named', {}, ZHAO],
  ['named and appointed', { appointedLeaderOf: new Map([[GROUP, WU]]) }, ZHAO],
  ['named, but left', { active: without(ZHAO), appointedLeaderOf: new Map([[GROUP, WU]]) }, WU],
  ['appointed', { line: line(null, null, null), appointedLeaderOf: new Map([[GROUP, WU]]) }, WU],
  ['nobody but a secretary', { line: line(null, null, null), secretaryOf: new Map([[GROUP, WU]]) }, WU],
  ['nobody', { line: line(null, null, null) }, null],
])('leader of a group: %s', (_case, values, leader) => expect(leaderOf(facts(values), GROUP)).toBe(leader));

// The secretary of the nearest grid of the level; without one, its leader.
test.each<[string, Partial<OrganisationFacts>, 'branch' | 'committee', number | null]>([
  ['of the branch', {}, 'branch', SUN],
  ['of the committee', {}, 'committee', ZHOU],
  ['the leader of a branch without a secretary', { secretaryOf: new Map(), line: line(ZHAO, WU, null) }, 'branch', WU],
  ['nobody', { secretaryOf: new Map() }, 'branch', null],
])('secretary: %s', (_case, values, level, secretary) => expect(secretaryOf(facts(values), GROUP, level)).toBe(secretary));

test('a group right below the committee has no branch secretary', () => {
  expect(secretaryOf(facts({ line: () => [LINE[0], LINE[2]] as GridFacts[] }), GROUP, 'branch')).toBeNull();
});

test.each<[string, Partial<OrganisationFacts>, number | null]>([
  ['the clerk', {}, OFFICE],
  ['the secretary, without a clerk', { officeOf: new Map() }, ZHOU],
  ['nobody', { officeOf: new Map(), secretaryOf: new Map() }, null],
])('office of the committee: %s', (_case, values, holder) => expect(officeOf(facts(values), GROUP)).toBe(holder));

// Whoever is there is himself; nobody stands in for nobody.
test.each<[number | null, ReadonlyMap<number, number>, number | null]>([
  [LI, new Map(), LI],
  [99, new Map(), null],
  [null, new Map(), null],
  [LI, new Map([[LI, LI]]), null],
  [LI, new Map([[LI, 99]]), null],
])('present(%p) with %p is %p', (person, substituteOf, expected) => expect(present(facts({ substituteOf }), person)).toBe(expected));

test('whatever the organisation looks like, the owner is there and is not the person himself', () => {
  const person = fc.integer({ min: 10, max: 16 });
  const some = fc.array(fc.tuple(person, person), { maxLength: 6 }).map((pairs) => new Map(pairs));
  const holders = fc.array(fc.tuple(fc.constantFrom(1, 2, 4), person), { maxLength: 3 }).map((pairs) => new Map(pairs));
  fc.assert(
    fc.property(some, some, holders, holders, fc.uniqueArray(person), fc.array(fc.option(person), { minLength: 3, maxLength: 3 }), fc.constantFrom<FirstResponsible>('liaison', 'gridLeader', 'branchSecretary'), (liaisonOf, substituteOf, secretaries, leaders, active, named, first) => {
      const all = facts({ liaisonOf, substituteOf, secretaryOf: secretaries, appointedLeaderOf: leaders, active: new Set(active), line: line(...named) });
      const owner = resolveOwner(all, WANG, first);
      expect(owner).not.toBe(WANG);
      if (owner !== null) expect(active).toContain(owner);
    }),
  );
});

// A notice about a duty: to the owner or who stands in for him, but not to the person it is about; then leader, then branch secretary.
test.each<[string, Partial<OrganisationFacts>, number | null]>([
  ['the owner', {}, LI],
  ['who stands in for him', { substituteOf: new Map([[LI, WU]]) }, WU],
  ['the leader, when the person himself stands in', { substituteOf: new Map([[LI, WANG]]) }, ZHAO],
  ['the secretary, when the person himself stands in for the leader too', { substituteOf: new Map([[LI, WANG], [ZHAO, WANG]]) }, SUN],
  ['nobody, when he stands in for all of them', { substituteOf: new Map([[LI, WANG], [ZHAO, WANG], [SUN, WANG]]) }, null],
  ['nobody, when the owner left', { active: without(LI) }, null],
])('told of a duty: %s', (_case, values, told) => expect(presentFor(facts(values), LI, WANG, GROUP)).toBe(told));

test.each<[[number, number][], number[]]>([
  [[], [WU]],
  [[[LI, WU]], [WU, LI]],
  [[[LI, WU], [ZHAO, LI]], [WU, LI, ZHAO]],
  [[[LI, WU], [WU, LI]], [WU, LI]],
  [[[LI, ZHAO]], [WU]],
])('with %j, %j', (absences, expected) => expect(standsFor(new Map(absences), WU)).toEqual(expected));

test('whoever is told for somebody finds his duties among his own', () => {
  const person = fc.integer({ min: 10, max: 16 });
  fc.assert(
    fc.property(fc.array(fc.tuple(person, person), { maxLength: 7 }), person, (absences, absent) => {
      const substituteOf = new Map(absences);
      const acting = present(facts({ substituteOf }), absent);
      if (acting !== null) expect(standsFor(substituteOf, acting)).toContain(absent);
    }),
  );
});
