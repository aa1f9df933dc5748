import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

export const ROOT = path.resolve(__dirname, '../..');
const CONFIG = path.join(ROOT, 'dependency-cruiser.config.mjs');

/** Path → text of a file. */
export type Tree = Readonly<Record<string, string>>;

const PACKAGES = {
  dependencies: ['knex', 'pg', '@strapi/strapi', 'zod', 'react'],
  devDependencies: ['fast-check'],
  // There, but in no manifest: another package brought it.
  stray: ['stray'],
};

const manifest = JSON.stringify({
  name: 'planted',
  dependencies: Object.fromEntries(PACKAGES.dependencies.map((name) => [name, '1.0.0'])),
  devDependencies: Object.fromEntries(PACKAGES.devDependencies.map((name) => [name, '1.0.0'])),
});

const installed: Tree = Object.fromEntries(
  Object.values(PACKAGES)
    .flat()
    .flatMap((name) => [
      [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' })],
      [`node_modules/${name}/index.js`, 'module.exports = {};'],
    ]),
);

/** Cruises each tree with the rules of this repository, in one process. Returns for each the names of the rules that it breaks, each once, sorted. */
export const brokenRules = async (trees: readonly Tree[]): Promise<string[][]> => {
  const directory = mkdtempSync(path.join(tmpdir(), 'house-'));
  try {
    trees.forEach((tree, index) => plant(path.join(directory, String(index)), tree));
    const found = await cruiseAll(trees.map((tree, index) => ({ directory: path.join(directory, String(index)), folders: foldersOf(tree) })));
    return found.map((violations) => [...new Set(violations.map(({ rule }) => rule.name))].sort());
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
};

const plant = (directory: string, tree: Tree): void => {
  const files: Tree = { 'package.json': manifest, 'tsconfig.json': '{ "compilerOptions": { "module": "CommonJS", "moduleResolution": "Node" } }', ...installed, ...tree };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(directory, name)), { recursive: true });
    writeFileSync(path.join(directory, name), text);
  }
};

const foldersOf = (tree: Tree): string[] => [...new Set(Object.keys(tree).map((name) => name.split('/')[0] ?? ''))];

export interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

interface Place {
  readonly directory: string;
  readonly folders: readonly string[];
}

// dependency-cruiser is an ES module that works in the current directory; Jest loads CommonJS and has one directory.
const CRUISER = `
  import { cruise } from 'dependency-cruiser';
  import config from ${JSON.stringify(pathToFileURL(CONFIG).href)};
  const answers = [];
  for (const { directory, folders } of JSON.parse(process.argv[1])) {
    process.chdir(directory);
    const { output } = await cruise(folders, { ...config.options, ruleSet: { forbidden: config.forbidden }, validate: true }, config.options.enhancedResolveOptions);
    answers.push(output.summary.violations);
  }
  process.stdout.write(JSON.stringify(answers));
`;

export const cruiseAll = async (places: readonly Place[]): Promise<Violation[][]> => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', CRUISER, JSON.stringify(places)], { cwd: ROOT, maxBuffer: 256 * 1024 * 1024 });
  return JSON.parse(stdout) as Violation[][];
};
