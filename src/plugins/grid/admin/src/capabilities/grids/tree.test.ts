import type { GridLevel } from '../../../../shared/contracts/common';
import type { GridNode } from '../../../../shared/contracts/organisation';
import { initiallyExpanded, pathTo, visibleLines } from './tree';
import { moveFor } from './tree-keys';

const node = (code: string, parentId: string | null, level: GridLevel, leader: string | null = null): GridNode => ({
  id: code,
  code,
  name: `网格 ${code}`,
  level,
  parentId,
  leader: leader === null ? null : { id: leader, employeeNo: 'HS0001', name: leader },
  dutyArea: null,
  closedOn: null,
  people: 0,
  pairs: 0,
  open: 0,
  overdue: 0,
  onTime: { numerator: 0, denominator: 0 },
  withoutLiaison: 0,
});

const PLANT = [
  node('C', null, 'committee'),
  node('B1', 'C', 'branch'),
  node('G1', 'B1', 'group', '韦志远'),
  node('G2', 'B1', 'group'),
  node('B2', 'C', 'branch'),
];

const codes = (expanded: string[], query = '') => visibleLines(PLANT, new Set(expanded), query).map((line) => line.node.code);

test('a closed branch hides what lies below it', () => {
  expect(codes([])).toEqual(['C']);
  expect(codes(['C'])).toEqual(['C', 'B1', 'B2']);
  expect(codes(['C', 'B1'])).toEqual(['C', 'B1', 'G1', 'G2', 'B2']);
});

test('a search finds by code and leader, shows the way down, and opens what is closed', () => {
  expect(codes([], 'g2')).toEqual(['C', 'B1', 'G2']);
  expect(codes([], '志远')).toEqual(['C', 'B1', 'G1']);
  expect(codes([], 'nothing')).toEqual([]);
});

test('a grid whose parent is out of reach is a root', () => {
  const lines = visibleLines([node('G1', 'B1', 'group')], new Set(), '');
  expect(lines).toMatchObject([{ depth: 1, setSize: 1, position: 1, hasChildren: false }]);
});

test('the way to the chosen grid is open, itself not', () => {
  expect(pathTo(PLANT, 'G2')).toEqual(['C', 'B1', 'G2']);
  expect([...initiallyExpanded(PLANT, 'G2')]).toEqual(['C', 'B1']);
});

describe('keys', () => {
  const lines = visibleLines(PLANT, new Set(['C', 'B1']), '');

  test.each([
    ['ArrowDown', 0, { type: 'focus', index: 1 }],
    ['ArrowDown', 4, { type: 'focus', index: 4 }],
    ['ArrowUp', 0, { type: 'focus', index: 0 }],
    ['End', 0, { type: 'focus', index: 4 }],
    // Right: into an open branch, opens a closed one, does nothing on a leaf.
    ['ArrowRight', 1, { type: 'focus', index: 2 }],
    ['ArrowRight', 2, null],
    // Left: closes an open branch, else up to the parent.
    ['ArrowLeft', 1, { type: 'collapse', id: 'B1' }],
    ['ArrowLeft', 3, { type: 'focus', index: 1 }],
    ['Enter', 3, { type: 'select', id: 'G2' }],
    ['a', 3, null],
  ] as const)('%s on line %i', (key, index, move) => {
    expect(moveFor(key, lines, index)).toEqual(move);
  });

  test('right opens a closed branch', () => {
    expect(moveFor('ArrowRight', visibleLines(PLANT, new Set(), ''), 0)).toEqual({ type: 'expand', id: 'C' });
  });
});
