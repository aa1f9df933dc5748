import type { RoleCode } from '../../../shared/contracts/access';
import { mayOpen, mayOpenOwn, opensOf, type TextRow } from './confidential';
import type { Holding } from './policy';
import { TreeMap } from './tree-map';

// 1 committee ─ 2 branch ─ 4 group ─ 5 area;  1 ─ 3 branch ─ 6 group
const tree = new TreeMap([
  { id: 1, parentId: null, leaderId: null, level: 'committee' },
  { id: 2, parentId: 1, leaderId: null, level: 'branch' },
  { id: 3, parentId: 1, leaderId: null, level: 'branch' },
  { id: 4, parentId: 2, leaderId: null, level: 'group' },
  { id: 5, parentId: 4, leaderId: null, level: 'member' },
  { id: 6, parentId: 3, leaderId: null, level: 'group' },
]);

const HOLDINGS: Record<string, Holding> = {
  committee: { gridId: 1, level: 'committee', duty: 'secretary' },
  branch: { gridId: 2, level: 'branch', duty: 'secretary' },
  group: { gridId: 4, level: 'group', duty: 'groupLeader' },
  office: { gridId: 1, level: 'committee', duty: 'office' },
};

const ME = 50;
const reader = (roles: RoleCode[], held: string[], superAdmin = false) => ({ employeeId: ME, superAdmin, opens: opensOf(roles, held.map((each) => HOLDINGS[each]!)) });
const row = (gridId: number | null, partyIds: number[] = [60], aboutIds: number[] = [70]): TextRow => ({ gridId, partyIds, aboutIds });

const ROWS: Record<string, TextRow> = {
  'own branch': row(2),
  'own group': row(4),
  'own area': row(5),
  'other branch': row(3),
  'other group': row(6),
  'committee': row(1),
  'no grid': row(null),
  'mine, own group': row(4, [ME]),
  'mine, other group': row(6, [ME]),
  'profile, own group': row(4, []),
};

// Who opens which text. A branch opens what lies in its subtree; everybody else only what he reported or held himself, wherever it lies.
//                       branch  group  committee  office  publisher  super
const OPENS = `
  own branch             yes     -      -          -       -          yes
  own group              yes     -      -          -       -          yes
  own area               yes     -      -          -       -          yes
  other branch           -       -      -          -       -          yes
  other group            -       -      -          -       -          yes
  committee              -       -      -          -       -          yes
  no grid                -       -      -          -       -          yes
  mine, own group        yes     yes    yes        yes     yes        yes
  mine, other group      yes     yes    yes        yes     yes        yes
  profile, own group     yes     -      -          -       -          yes
`;

const READERS = {
  branch: reader(['branch'], ['branch']),
  group: reader(['group'], ['group']),
  committee: reader(['committee'], ['committee']),
  office: reader(['office'], ['office']),
  publisher: reader(['publisher'], []),
  super: reader([], [], true),
};

const cells = OPENS.trim().split('\n').flatMap((line) => {
  const [name = '', ...answers] = line.trim().split(/\s{2,}/);
  return Object.keys(READERS).map((who, index) => [who, name, answers[index] === 'yes'] as const);
});

test.each(cells)('%s, %s: %s', (who, name, expected) => expect(mayOpen(READERS[who as keyof typeof READERS], ROWS[name]!, tree)).toBe(expected));

test('the table has every row', () => expect(new Set(cells.map(([, name]) => name))).toEqual(new Set(Object.keys(ROWS))));

// A role opens with what is held at its own level: the office's reach over everything, or a group elsewhere, opens nothing more.
test.each<[RoleCode[], string[], string, boolean]>([
  [['office', 'branch'], ['office', 'branch'], 'own group', true],
  [['office', 'branch'], ['office', 'branch'], 'other group', false],
  [['branch', 'group'], ['group'], 'own group', false],
  [['branch'], [], 'own group', false],
  [['group'], ['branch'], 'own group', false],
  [['committee', 'branch'], ['committee'], 'own group', false],
])('%j holding %j, %s: %s', (roles, held, name, expected) => expect(mayOpen(reader(roles, held), ROWS[name]!, tree)).toBe(expected));

// An account without a person is a party to nothing.
test('an account without a person', () => {
  expect(mayOpen({ ...reader([], []), employeeId: null }, row(4, [ME]), tree)).toBe(false);
});

// On the portal: what is about oneself alone. Whom a talk with several people is about is each of them, so nobody opens it there.
test.each<[number[], boolean]>([
  [[ME], true],
  [[70], false],
  [[ME, 70], false],
  [[70, ME], false],
  [[], false],
])('about %j, oneself: %s', (aboutIds, expected) => expect(mayOpenOwn(ME, row(4, [60], aboutIds))).toBe(expected));

test('who held the talk does not open it on the portal', () => expect(mayOpenOwn(ME, row(4, [ME], [70]))).toBe(false));
