import fc from 'fast-check';
import { after, emptySnapshot, planSheets, sheet } from '../../../../../../../../tests/int/import-fixtures';
import { KINDS } from './fields-care';
import type { Snapshot } from './types';

// Headers, codes and values that mean something, mixed with what means nothing: circles, duplicates, dangling references.
const word = fc.constantFrom(...KINDS.flatMap(({ fields }) => fields.flatMap(({ zh, en }) => [zh, en])));
const value = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('A1', 'A2', 'a1', 'B', 'C', 'C-1', '党委', '党支部', '党小组', '张三', '书记', '住院', '走访', '是', '2022-01-01', '2022-06-30', '2021.10', '1899-01-01', 'A1、A2', '') },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', 'toString', '=1+1', '#N/A', '合计', '制表人：x') },
);

const page = fc.constantFrom(...KINDS).chain((spec) =>
  fc.record({
    name: fc.oneof(fc.constant(spec.sheet.zh), fc.string({ maxLength: 8 })),
    header: fc.oneof(fc.constant(spec.fields.map(({ zh }) => zh)), fc.array(word, { maxLength: 12 }), fc.shuffledSubarray(spec.fields.map(({ en }) => en))),
    rows: fc.array(fc.array(value, { minLength: spec.fields.length, maxLength: spec.fields.length }), { maxLength: 12 }),
  }),
);
const book = fc.array(page, { minLength: 1, maxLength: 4 }).map((pages) => pages.map(({ name, header, rows }) => sheet(name, [header, ...rows])));

test('any cells give a verdict on every row, and steps only for right ones', () => {
  fc.assert(
    fc.property(book, (sheets) => {
      const plan = planSheets(sheets);
      for (const { rows, counts } of plan.sheets) {
        expect(counts.new + counts.changed + counts.unchanged + counts.wrong).toBe(rows.length);
        for (const row of rows) expect(row.verdict === 'wrong').toBe(row.problems.length > 0);
      }
      expect(plan.steps.length).toBe(plan.counts.new + plan.counts.changed);
    }),
    { numRuns: 500 },
  );
});

test('over any state: the second time nothing is left to do, and the state stays sound', () => {
  fc.assert(
    fc.property(book, book, (first, second) => {
      const state = after(emptySnapshot(), planSheets(first));
      const plan = planSheets(second, state);
      const then = after(state, plan);
      expect(faultsOf(then)).toEqual([]);
      // What was refused for a reason of the moment may fit now; what was done is done.
      const again = planSheets(second, then);
      const done = plan.sheets.flatMap(({ rows }, index) => rows.filter(({ verdict }) => verdict !== 'wrong').map(({ row }) => `${index} ${row}`));
      const redone = again.sheets.flatMap(({ rows }, index) => rows.filter(({ verdict }) => verdict === 'new' || verdict === 'changed').map(({ row }) => `${index} ${row}`));
      expect(redone.filter((row) => done.includes(row))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

/** What must never be in the database, found without the planner's own checks. */
const faultsOf = (state: Snapshot): string[] => {
  const faults: string[] = [];
  const grids = new Map(state.grids.map(({ values }) => [values['code'], values]));
  const people = new Set(state.employees.map(({ values }) => values['employeeNo']));
  const rank = ['committee', 'branch', 'group', 'member'];
  const upper = (codes: (string | null | undefined)[]): string[] => codes.map((code) => (code ?? '').toUpperCase());
  if (new Set(upper([...grids.keys()])).size !== state.grids.length) faults.push('two grids of one code');
  if (new Set(upper([...people])).size !== state.employees.length) faults.push('two people of one number');
  for (const { parent, level, leader } of grids.values()) {
    const above = parent ? grids.get(parent) : undefined;
    if (parent && !above) faults.push(`no parent ${parent}`);
    if (above && rank.indexOf(above['level'] ?? '') >= rank.indexOf(level ?? '')) faults.push('level');
    if (leader && !people.has(leader)) faults.push(`no leader ${leader}`);
  }
  for (const { values } of state.employees) if (!grids.has(values['grid'] ?? '')) faults.push(`no grid ${String(values['grid'])}`);
  for (const [index, { values: one }] of state.contactPairs.entries()) {
    if (one['liaison'] === one['employee']) faults.push('own liaison');
    if ((one['to'] ?? '9') < (one['from'] ?? '')) faults.push('order');
    for (const { values: other } of state.contactPairs.slice(index + 1))
      if (one['employee'] === other['employee'] && (one['from'] ?? '') <= (other['to'] ?? '9') && (other['from'] ?? '') <= (one['to'] ?? '9')) faults.push('two liaisons');
  }
  return faults;
};
