import { MAX_BYTES, refusalOf } from './file-check';

test.each([
  ['roster.xlsx', 1, null],
  ['ROSTER.XLS', 1, null],
  ['花名册.csv', MAX_BYTES, null],
  ['roster.xlsx', MAX_BYTES + 1, 'size'],
  ['roster.xlsx', 0, 'empty'],
  ['roster.xlsx.exe', 1, 'extension'],
  ['roster', 1, 'extension'],
])('%s of %i bytes', (name, size, refusal) => {
  expect(refusalOf({ name, size })).toBe(refusal);
});
