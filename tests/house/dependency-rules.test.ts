import { pathToFileURL } from 'node:url';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { brokenRules, cruiseAll, ROOT, type Tree } from './planted-tree';

jest.setTimeout(60_000);

const S = 'src/plugins/grid/server/src';
const CAP = `${S}/capabilities`;

/** Everything that is allowed, once: the control. A rule that is too strict turns this red. */
const ALLOWED: Tree = {
  [`${S}/index.ts`]: `import './capabilities/care'; import './capabilities/digests'; import './platform/assemble';`,
  [`${S}/kernel/date.ts`]: `export const a = 1;`,
  [`${S}/kernel/period.ts`]: `import './date';`,
  [`${S}/access/scope.ts`]: `import type { A } from '../kernel/date';`,
  [`${S}/access/policy.ts`]: `import type { R } from '../../../shared/contracts/access'; import './scope';`,
  [`${S}/access/scope-sql.ts`]: `import type { Knex } from 'knex'; import './scope';`,
  [`${S}/access/document-guard.ts`]: `import '@strapi/strapi'; import './policy';`,
  [`${S}/platform/db.ts`]: `import type { Knex } from 'knex'; import '@strapi/strapi';`,
  [`${S}/platform/assemble.ts`]: `import '../access/document-guard'; import './db';`,
  [`${CAP}/tasks/index.ts`]: `import './store'; import './store/read'; import './store-write'; export const tasks = 1;`,
  [`${CAP}/tasks/store.ts`]: `import 'knex';`,
  [`${CAP}/tasks/store-write.ts`]: `import type { Knex } from 'knex';`,
  [`${CAP}/tasks/store/read.ts`]: `import 'pg';`,
  [`${CAP}/care/index.ts`]: `import './http'; import './jobs'; import './hooks'; import './content-types'; import '@strapi/strapi'; import '../tasks';`,
  [`${CAP}/care/http.ts`]: `import 'zod'; import '@strapi/strapi'; import './service';`,
  [`${CAP}/care/jobs.ts`]: `import '@strapi/strapi'; import './service';`,
  [`${CAP}/care/hooks.ts`]: `import '@strapi/strapi'; import './store';`,
  [`${CAP}/care/content-types/index.ts`]: `import '@strapi/strapi';`,
  [`${CAP}/care/service.ts`]: `import './store'; import './domain/rules'; import '../tasks'; import 'node:crypto';`,
  [`${CAP}/care/store.ts`]: `import './domain/rules';`,
  [`${CAP}/care/domain/rules.ts`]: `import type { C } from '../../../../../shared/contracts/access'; import '../../../kernel/date'; import './matching';`,
  [`${CAP}/care/domain/matching.ts`]: `export const m = 1;`,
  [`${CAP}/care/domain/rules.test.ts`]: `import 'fast-check'; import './rules';`,
  [`${CAP}/digests/index.ts`]: `import '../care';`,
  'src/plugins/grid/shared/contracts/access.ts': `import type { X } from './common';`,
  'src/plugins/grid/shared/contracts/common.ts': `export type X = 1;`,
  'src/plugins/grid/admin/src/index.ts': `import 'react'; import type { X } from '../../shared/contracts/common';`,
  'config/server.ts': `export default {};`,
  'tests/boot.ts': `import 'fast-check'; import '../src/plugins/grid/server/src/index';`,
};

/** Rule → the smallest tree that breaks it and nothing else. */
const PLANTED: Readonly<Record<string, readonly Tree[]>> = {
  'domain-is-pure': [
    { [`${CAP}/care/domain/due.ts`]: `import 'node:fs';` },
    { [`${CAP}/care/domain/due.ts`]: `import type { Knex } from 'knex';` },
    { [`${S}/kernel/date.ts`]: `import 'zod';` },
    { [`${S}/access/policy.ts`]: `import '@strapi/strapi';` },
    { [`${S}/access/scope.ts`]: `import 'stray';` },
  ],
  'kernel-imports-only-kernel': [{ [`${S}/kernel/date.ts`]: `import '../platform/clock';`, [`${S}/platform/clock.ts`]: `export const now = 1;` }],
  'domain-imports-only-itself-and-kernel': [
    { [`${CAP}/care/domain/due.ts`]: `import '../../tasks';`, [`${CAP}/tasks/index.ts`]: `export const t = 1;` },
    { [`${CAP}/care/domain/due.ts`]: `import '../store';`, [`${CAP}/care/store.ts`]: `export const s = 1;` },
    { [`${CAP}/care/domain/due.ts`]: `import type { E } from '../../../platform/errors';`, [`${S}/platform/errors.ts`]: `export type E = 1;` },
  ],
  'policy-imports-only-kernel-scope-and-contracts': [{ [`${S}/access/policy.ts`]: `import './principal';`, [`${S}/access/principal.ts`]: `export const p = 1;` }],
  'foundations-know-no-capability': [
    { [`${S}/platform/jobs.ts`]: `import '../capabilities/care';`, [`${CAP}/care/index.ts`]: `export const c = 1;` },
    { [`${S}/access/holdings.ts`]: `import type { T } from '../capabilities/care/store';`, [`${CAP}/care/store.ts`]: `export type T = 1;` },
    { [`${S}/kernel/date.ts`]: `import '../capabilities/care';`, [`${CAP}/care/index.ts`]: `export const c = 1;` },
  ],
  'one-door-per-capability': [{ [`${CAP}/care/service.ts`]: `import '../tasks/store';`, [`${CAP}/tasks/store.ts`]: `export const s = 1;` }],
  'one-door-from-the-root': [{ [`${S}/index.ts`]: `import './capabilities/tasks/http';`, [`${CAP}/tasks/http.ts`]: `export const r = 1;` }],
  'readers-imported-by-nobody': ['digests', 'dashboards', 'session', 'operations'].map((reader) => ({
    [`${CAP}/care/service.ts`]: `import '../${reader}';`,
    [`${CAP}/${reader}/index.ts`]: `export const r = 1;`,
  })),
  'readers-know-no-reader': [{ [`${CAP}/session/service.ts`]: `import '../dashboards';`, [`${CAP}/dashboards/index.ts`]: `export const r = 1;` }],
  'sql-only-in-stores': [
    { [`${CAP}/care/service.ts`]: `import type { Knex } from 'knex';` },
    { [`${S}/access/principal.ts`]: `import 'knex';` },
    { [`${CAP}/care/restore.ts`]: `import 'pg';` },
  ],
  'strapi-only-at-the-edge': [
    { [`${CAP}/care/service.ts`]: `import type { Core } from '@strapi/strapi';` },
    { [`${CAP}/care/store-read.ts`]: `import '@strapi/strapi';` },
  ],
  'http-and-jobs-go-through-the-service': [
    { [`${CAP}/care/http.ts`]: `import './store';`, [`${CAP}/care/store.ts`]: `export const s = 1;` },
    { [`${CAP}/care/jobs.ts`]: `import './store-read';`, [`${CAP}/care/store-read.ts`]: `export const s = 1;` },
  ],
  'stores-know-no-service': [{ [`${CAP}/care/store.ts`]: `import './service-grids';`, [`${CAP}/care/service-grids.ts`]: `export const s = 1;` }],
  'admin-never-imports-server': [
    { 'src/plugins/grid/admin/src/index.ts': `import type { P } from '../../server/src/access/policy';`, [`${S}/access/policy.ts`]: `export type P = 1;` },
    { 'src/admin/app.ts': `import '../plugins/grid/server/src/kernel/date';`, [`${S}/kernel/date.ts`]: `export const d = 1;` },
  ],
  'server-never-imports-admin': [{ [`${S}/platform/mail.ts`]: `import '../../../admin/src/words';`, 'src/plugins/grid/admin/src/words.ts': `export const w = 1;` }],
  'shared-imports-nothing-of-ours': [{ 'src/plugins/grid/shared/contracts/care.ts': `import type { D } from '../../server/src/kernel/date';`, [`${S}/kernel/date.ts`]: `export type D = 1;` }],
  'shared-imports-no-package': [{ 'src/plugins/grid/shared/contracts/care.ts': `import { z } from 'zod';` }],
  'no-circular': [{ [`${CAP}/care/a.ts`]: `import './b';`, [`${CAP}/care/b.ts`]: `import type { A } from './a';` }],
  // No file needs itself here, and still neither capability can be understood, tested or taken away without the other.
  'no-circular-capabilities': [
    { [`${CAP}/care/index.ts`]: `import '../tasks';`, [`${CAP}/tasks/index.ts`]: `export const t = 1;`, [`${CAP}/tasks/service.ts`]: `import '../care';` },
  ],
  'no-test-code-in-production': [
    { [`${CAP}/care/service.ts`]: `import './fixtures.test';`, [`${CAP}/care/fixtures.test.ts`]: `export const f = 1;` },
    { 'scripts/demo.mjs': `import '../tests/people.ts';`, 'tests/people.ts': `export const p = 1;` },
  ],
  'no-development-package-in-production': [{ [`${CAP}/care/service.ts`]: `import 'fast-check';` }],
  'no-unlisted-package-in-production': [{ [`${CAP}/care/service.ts`]: `import 'stray';` }],
  'not-to-unresolvable': [{ [`${CAP}/care/service.ts`]: `import './gone';` }],
  'no-orphans': [{ [`${CAP}/care/forgotten.ts`]: `export const f = 1;` }],
};

const readRules = (): { name: string; comment?: string; severity: string }[] =>
  JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', `import c from ${JSON.stringify(pathToFileURL(path.join(ROOT, 'dependency-cruiser.config.mjs')).href)}; console.log(JSON.stringify(c.forbidden))`], { encoding: 'utf8' }),
  );

test('every rule is an error, tells the offender what to do and has a planted violation', () => {
  const rules = readRules();
  expect(rules.filter((rule) => rule.severity !== 'error' || (rule.comment ?? '').length < 40)).toEqual([]);
  expect(rules.map((rule) => rule.name).sort()).toEqual(Object.keys(PLANTED).sort());
});

const rows = Object.entries(PLANTED).flatMap(([rule, trees]) =>
  trees.map((tree) => ({ rule, tree, planted: Object.entries(tree).map(([name, text]) => `${name.replace(`${S}/`, '')}: ${text}`)[0] })),
);

let found: string[][] = [];
beforeAll(async () => {
  found = await brokenRules([ALLOWED, ...rows.map(({ tree }) => tree)]);
});

test('what is allowed breaks nothing', () => {
  expect(found[0]).toEqual([]);
});

test.each(rows.map((row, index) => ({ ...row, index: index + 1 })))('$rule catches $planted', ({ rule, index }) => {
  expect(found[index]).toEqual([rule]);
});

test('the real tree breaks none', async () => {
  const [violations = []] = await cruiseAll([{ directory: ROOT, folders: ['src', 'config', 'tests', 'scripts'] }]);
  expect(violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
});
