const P = '^src/plugins/grid';
const S = `${P}/server/src`;
const CAP = `${S}/capabilities`;
const DOMAIN = `${CAP}/[^/]+/domain/`;
const POLICY = `${S}/access/(policy|scope)[.]ts$`;
const STORE = `${CAP}/[^/]+/store([.]|-|/)`;
const EDGE = `${CAP}/[^/]+/(index|http|jobs|hooks)[.]ts$|${CAP}/[^/]+/content-types/`;
const READERS = 'digests|dashboards|session|operations';
const TEST = '[.]test[.]tsx?$|^tests/';
const PACKAGES = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-bundled', 'npm-no-pkg', 'npm-unknown', 'core', 'unknown'];

/**
 * Who may import whom. Each rule tells the offender what to do; tests/house/dependency-rules.test.ts plants a violation of each.
 * @type {import('dependency-cruiser').IConfiguration}
 */
export default {
  forbidden: [
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment: 'kernel, policy, scope and domain import no package, no node core, no Strapi, no knex. Take the fact as an argument; let the service or the store fetch it.',
      from: { path: [`${S}/kernel/`, POLICY, DOMAIN], pathNot: TEST },
      to: { dependencyTypes: PACKAGES },
    },
    {
      name: 'kernel-imports-only-kernel',
      severity: 'error',
      comment: 'The kernel knows dates and numbers only. What needs more of our code belongs to platform/ or to a capability.',
      from: { path: `${S}/kernel/`, pathNot: TEST },
      to: { path: '^(src|config)/', pathNot: [`${S}/kernel/`, CAP] },
    },
    {
      name: 'domain-imports-only-itself-and-kernel',
      severity: 'error',
      comment: 'A domain folder needs a fact of another place? Its service fetches it and passes it in. Types of shared/contracts are free.',
      from: { path: `(${CAP}/[^/]+/domain)/`, pathNot: TEST },
      to: { path: '^(src|config)/', pathNot: ['$1/', `${S}/kernel/`, `${P}/shared/contracts/`, `${P}/admin/`, `${CAP}/(${READERS})/`] },
    },
    {
      name: 'policy-imports-only-kernel-scope-and-contracts',
      severity: 'error',
      comment: 'The policy is a table and its arithmetic. Hand it roles and holdings as values; read them in principal.ts or holdings.ts.',
      from: { path: POLICY },
      to: { path: '^(src|config)/', pathNot: [`${S}/kernel/`, POLICY, `${P}/shared/contracts/`, `${P}/admin/`, CAP] },
    },
    {
      name: 'foundations-know-no-capability',
      severity: 'error',
      comment: 'kernel, access and platform serve every capability and know none. Let the capability register itself (define-capability.ts, onWrite) or pass a function in.',
      from: { path: `${S}/(kernel|access|platform)/`, pathNot: TEST },
      to: { path: `${CAP}/` },
    },
    {
      name: 'one-door-per-capability',
      severity: 'error',
      comment: 'From another capability import capabilities/<name>/index.ts only; if what you need is not there, export it there.',
      from: { path: `${CAP}/([^/]+)/`, pathNot: [TEST, DOMAIN] },
      to: { path: `${CAP}/`, pathNot: [`${CAP}/$1/`, `${CAP}/[^/]+/index[.]ts$`] },
    },
    {
      name: 'one-door-from-the-root',
      severity: 'error',
      comment: 'The plugin entry lists capabilities by their index.ts and takes nothing from inside them.',
      from: { path: `${S}/[^/]+[.]ts$` },
      to: { path: `${CAP}/`, pathNot: `${CAP}/[^/]+/index[.]ts$` },
    },
    {
      name: 'readers-imported-by-nobody',
      severity: 'error',
      comment: `${READERS.replaceAll('|', ', ')} only read. What two of them need belongs to the capability that owns the rows.`,
      from: { path: `${S}/`, pathNot: [`${CAP}/(${READERS})/`, `${S}/index[.]ts$`, TEST] },
      to: { path: `${CAP}/(${READERS})/index[.]ts$` },
    },
    {
      name: 'readers-know-no-reader',
      severity: 'error',
      comment: 'A reader does not read through another reader. Move the shared query to the capability that owns the rows.',
      from: { path: `${CAP}/(${READERS})/`, pathNot: TEST },
      to: { path: `${CAP}/(${READERS})/index[.]ts$`, pathNot: `${CAP}/$1/` },
    },
    {
      name: 'sql-only-in-stores',
      severity: 'error',
      comment: 'knex and the drivers, types included, are imported by store files, access/scope-sql.ts and platform/. Put the statement into a named function of the store.',
      from: { path: '^(src|config)/', pathNot: [STORE, `${S}/access/scope-sql[.]ts$`, `${S}/platform/`, TEST, `${S}/kernel/`, POLICY, DOMAIN] },
      to: { path: '(^|/)node_modules/(knex|pg|better-sqlite3)(/|$)' },
    },
    {
      name: 'strapi-only-at-the-edge',
      severity: 'error',
      comment: 'Inside a capability @strapi/* is imported by index.ts, http.ts, jobs.ts, hooks.ts and content-types/. Services and stores take (db, principal, …); pass in what they need of Strapi.',
      from: { path: `${CAP}/`, pathNot: [EDGE, TEST, DOMAIN] },
      to: { path: '(^|/)node_modules/@strapi/' },
    },
    {
      name: 'http-and-jobs-go-through-the-service',
      severity: 'error',
      comment: 'Routes and jobs validate and call; the service decides and saves. Move the decision into service.ts (or a file beside it).',
      from: { path: `${CAP}/[^/]+/(http|jobs)[.]ts$` },
      to: { path: STORE },
    },
    {
      name: 'stores-know-no-service',
      severity: 'error',
      comment: 'A store answers with rows. Let the service call it and decide.',
      from: { path: STORE, pathNot: TEST },
      to: { path: `${CAP}/[^/]+/(service|http|jobs|hooks)[^/]*[.]ts$` },
    },
    {
      name: 'admin-never-imports-server',
      severity: 'error',
      comment: 'The panel is a browser. It meets the server in types of shared/contracts and over HTTP only.',
      from: { path: [`${P}/admin/`, '^src/admin/'], pathNot: TEST },
      to: { path: [`${P}/server/`, '^config/', '^src/index[.]ts$'] },
    },
    {
      name: 'server-never-imports-admin',
      severity: 'error',
      comment: 'The server has no browser code. What both need goes to shared/contracts (types) or shared/labels (words).',
      from: { path: [`${P}/server/`, '^config/', '^src/index[.]ts$'], pathNot: TEST },
      to: { path: [`${P}/admin/`, '^src/admin/'] },
    },
    {
      name: 'shared-imports-nothing-of-ours',
      severity: 'error',
      comment: 'shared/ is what both sides can read without the other: types and words. It imports shared/ only.',
      from: { path: `${P}/shared/`, pathNot: TEST },
      to: { path: '^(src|config)/', pathNot: `${P}/shared/` },
    },
    {
      name: 'shared-imports-no-package',
      severity: 'error',
      comment: 'A package in shared/ would be loaded by the browser and by the server. Write the type out.',
      from: { path: `${P}/shared/`, pathNot: TEST },
      to: { dependencyTypes: PACKAGES },
    },
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'Two files that need each other are one file, or a third one is missing below both.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-circular-capabilities',
      severity: 'error',
      scope: 'folder',
      comment: 'Capabilities form a line: organisation and calendar, then tasks, then care, then import and the readers. Pass a function in, or move the shared fact down.',
      from: { path: `${CAP}/[^/]+$` },
      to: { circular: true, path: `${CAP}/[^/]+$` },
    },
    {
      name: 'no-test-code-in-production',
      severity: 'error',
      comment: 'What tests and production share belongs to production. Only the two tools for developers start what the tests start.',
      from: { path: '^(src|config|scripts)/', pathNot: [TEST, '^scripts/(bench|screenshots)[.]mjs$'] },
      to: { path: TEST },
    },
    {
      name: 'no-development-package-in-production',
      severity: 'error',
      comment: 'The package is in devDependencies and is missing where the product runs. Move it to dependencies, or import its types only.',
      from: { path: '^(src|config)/', pathNot: TEST },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'] },
    },
    {
      name: 'no-unlisted-package-in-production',
      severity: 'error',
      comment: 'The package is there by accident of another one. List it in package.json, or import its types only.',
      from: { path: '^(src|config)/', pathNot: [TEST, `${S}/kernel/`, POLICY, DOMAIN, `${P}/shared/`] },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      comment: 'The import leads nowhere. Correct the path, or install the package.',
      from: { path: '^(src|config|tests|scripts)/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      comment: 'Nobody imports the file and it imports nothing. Use it or delete it.',
      from: { orphan: true, pathNot: ['[.]d[.]ts$', TEST, '^config/', '^scripts/'] },
      to: {},
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|build|types/generated)/' },
    // The plugin has a manifest of its own, without dependencies: the application installs for both.
    combinedDependencies: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'], exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
