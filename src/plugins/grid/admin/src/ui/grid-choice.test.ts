import { openGridsMatching } from './grid-choice';

const nodes = [
  { code: 'C01', name: '示范电厂党委', closedOn: null },
  { code: 'C01-01', name: '运维一支部', closedOn: null },
  { code: 'C01-02', name: '水工支部', closedOn: '2022-06-30' },
];

test.each([
  ['', ['C01', 'C01-01']],
  ['支部', ['C01-01']],
  ['c01-0', ['C01-01']],
  // A closed grid takes nothing new.
  ['水工', []],
])('%j finds %j', (typed, codes) => {
  expect(openGridsMatching(nodes, typed).map(({ code }) => code)).toEqual(codes);
});
