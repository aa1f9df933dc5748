import { execFileSync } from 'node:child_process';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');
const S = 'src/plugins/grid/server/src';
const CARE = `${S}/capabilities/care/service.ts`;
const many = (count: number, line: string): string => Array.from({ length: count }, (_, index) => line.replaceAll('#', String(index))).join('\n');

// File that the text pretends to be, text, the rule that must speak; null = allowed there.
const ROWS: readonly [file: string, text: string, rule: string | null][] = [
  [CARE, 'export const a = Date.now();', 'no-restricted-syntax'],
  [CARE, 'export const a = new Date();', 'no-restricted-syntax'],
  [CARE, 'export const a = new Date(0);', null],
  [`${S}/access/holdings.ts`, 'export const a = new Date();', 'no-restricted-syntax'],
  [`${S}/platform/clock.ts`, 'export const a = new Date();', null],
  [CARE, 'export const a = (strapi: { db: { query(uid: string): unknown } }) => strapi.db.query("x");', 'no-restricted-syntax'],
  [CARE, 'export const a = (call: { strapi: { db: { connection: unknown } } }) => call.strapi.db.connection;', 'no-restricted-syntax'],
  [`${S}/access/provision.ts`, 'export const a = (strapi: { db: { query(uid: string): unknown } }) => strapi.db.query("x");', null],
  [`${S}/access/conditions.ts`, 'export const a = (ctx: { query: object }) => { ctx.query = {}; };', 'no-restricted-syntax'],
  [`${S}/platform/routes.ts`, 'export const a = (call: { ctx: { query: object } }) => { call.ctx.query = {}; };', 'no-restricted-syntax'],
  [CARE, 'const late = async (): Promise<number> => 1;\nexport const a = (): void => { late(); };', '@typescript-eslint/no-floating-promises'],
  [CARE, 'const late = async (): Promise<boolean> => true;\nexport const a = (): number => (late() ? 1 : 2);', '@typescript-eslint/no-misused-promises'],
  [CARE, 'export const a = (kind: "x" | "y"): number => { switch (kind) { case "x": return 1; } return 2; };', '@typescript-eslint/switch-exhaustiveness-check'],
  [CARE, 'export const a = (b: any): number => 1;', '@typescript-eslint/no-explicit-any'],
  [CARE, 'import { Db } from "../../platform/db";\nexport const a = (_db: Db): number => 1;', '@typescript-eslint/consistent-type-imports'],
  [CARE, `export const a = (): void => {\n${many(61, '  void #;')}\n};`, 'max-lines-per-function'],
  [CARE, many(151, 'export const a# = #;'), 'max-lines'],
  [`${S}/access/policy.ts`, many(151, 'export const a# = #;'), null],
  [CARE, 'export const a = (): void => console.log(1);', 'no-console'],
];

// ESLint is configured by an ES module; Jest loads CommonJS.
const LINT = `
  import { ESLint } from 'eslint';
  const eslint = new ESLint({ cwd: process.argv[2] });
  const answers = [];
  for (const [filePath, text] of JSON.parse(process.argv[1])) {
    const [result] = await eslint.lintText(text, { filePath });
    answers.push(result.messages.map((message) => message.ruleId ?? message.message));
  }
  process.stdout.write(JSON.stringify(answers));
`;

let found: string[][] = [];
beforeAll(() => {
  const rows = JSON.stringify(ROWS.map(([file, text]) => [path.join(ROOT, file), text]));
  // With CI=true the parser would read the files of the disk instead of the planted lines.
  found = JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', LINT, rows, ROOT], { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, env: { ...process.env, CI: '' } }));
}, 120_000);

test.each(ROWS.map(([file, text, rule], index) => ({ rule: rule ?? 'nothing', file: file.replace(`${S}/`, ''), text: text.split('\n')[0]?.slice(0, 90), expected: rule, index })))('$rule says no to $text in $file', ({ expected, index }) => {
  if (expected === null) expect(found[index]).toEqual([]);
  else expect(found[index]).toContain(expected);
});
