import tseslint from 'typescript-eslint';

const SERVER = 'src/plugins/grid/server/src';
const TESTS = ['**/*.test.ts', '**/*.test.tsx', 'tests/**/*.ts'];

/** Files that are one table each: splitting them would only hide a row. Nothing else is exempt from the 150 lines. */
const TABLES = [`${SERVER}/access/policy.ts`];

const CLOCK = [
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'Time is passed in: take `today` or `now` as an argument; the clock is read in platform/clock.ts.' },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time is passed in: take `today` or `now` as an argument; the clock is read in platform/clock.ts.' },
  { selector: "CallExpression[callee.name='Date']", message: 'Time is passed in: take `today` or `now` as an argument; the clock is read in platform/clock.ts.' },
];

const RAW_DATABASE = [
  {
    selector: "MemberExpression[object.property.name='db'][property.name=/^(query|connection|queryBuilder|getConnection)$/]",
    message: 'Goes past the scope, and a plain connection hangs inside a transaction. Work with the `db` that withTx hands you (platform/db.ts).',
  },
];

const QUERY_SETTER = [
  {
    selector: "AssignmentExpression[left.property.name='query'][left.object.name='ctx'], AssignmentExpression[left.property.name='query'][left.object.property.name='ctx']",
    message: 'The setter of ctx.query serialises and parses again and cuts what is too long: a filter put there can vanish. Scope goes through access/.',
  },
];

/** What eslint's own recommended set would say and TypeScript does not. */
const PLAIN = {
  eqeqeq: ['error', 'always'],
  'no-control-regex': 'error',
  'no-empty': 'error',
  'no-fallthrough': 'error',
  // Ideographic spaces belong in patterns and examples of Chinese text.
  'no-irregular-whitespace': ['error', { skipStrings: true, skipComments: true, skipRegExps: true, skipTemplates: true, skipJSXText: true }],
  'no-misleading-character-class': 'error',
  'no-self-assign': 'error',
  'no-unsafe-finally': 'error',
  'no-useless-escape': 'error',
  'prefer-const': 'error',
  'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
};

const NODE_GLOBALS = Object.fromEntries(
  ['AbortController', 'AbortSignal', 'Buffer', 'URL', 'URLSearchParams', 'clearInterval', 'clearTimeout', 'console', 'fetch', 'performance', 'process', 'setImmediate', 'setInterval', 'setTimeout', 'structuredClone'].map((name) => [name, 'readonly']),
);

const restricted = (...rules) => ['error', ...rules.flat()];

export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', 'build/', '.tmp/', '.strapi/', 'coverage/', 'public/', 'types/generated/', 'database/migrations/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  {
    name: 'typescript',
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { project: ['./tsconfig.eslint.json', './src/admin/tsconfig.json'], tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // An async handler without an await is how an interface is kept; a promise that nobody waits for is caught above.
      '@typescript-eslint/require-await': 'off',
      // Knex knows no row types: every row is named once, by an assertion, where it is read.
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      'no-console': 'error',
      ...PLAIN,
    },
  },
  {
    name: 'a knex builder is a promise too, and returning it from a group callback is harmless',
    files: [`${SERVER}/**/store*.ts`, `${SERVER}/**/store/**/*.ts`, `${SERVER}/access/**/*.ts`, `${SERVER}/platform/**/*.ts`],
    rules: { '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }] },
  },
  {
    name: 'react-intl hands out methods that need no this',
    files: ['src/**/admin/**/*.ts', 'src/**/admin/**/*.tsx', 'src/admin/**/*.ts', 'src/admin/**/*.tsx'],
    rules: { '@typescript-eslint/unbound-method': 'off' },
  },
  {
    name: 'small files',
    files: ['src/**/*.ts', 'src/**/*.tsx'],
    ignores: [...TESTS, ...TABLES],
    rules: { 'max-lines': ['error', { max: 150, skipBlankLines: true, skipComments: true }] },
  },

  {
    name: 'server: time, database and query come through one door each',
    files: [`${SERVER}/**/*.ts`, 'src/index.ts', 'config/**/*.ts'],
    ignores: TESTS,
    rules: { 'no-restricted-syntax': restricted(CLOCK, RAW_DATABASE, QUERY_SETTER) },
  },
  {
    name: 'platform stamps instants and talks to the database',
    files: [`${SERVER}/platform/**/*.ts`],
    ignores: TESTS,
    rules: { 'no-restricted-syntax': restricted(QUERY_SETTER) },
  },
  {
    name: 'access reads roles and tokens',
    files: [`${SERVER}/access/**/*.ts`],
    ignores: TESTS,
    rules: { 'no-restricted-syntax': restricted(CLOCK, QUERY_SETTER) },
  },

  {
    name: 'tests: tables are long and fixtures are loose',
    files: TESTS,
    rules: {
      'max-lines-per-function': 'off',
      'no-console': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
      // A test that boots the compiled server names its types without loading its source.
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      // Answers of HTTP calls and JSON fixtures have no type; the assertion is the check.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },

  {
    name: 'scripts: plain Node',
    files: ['scripts/**/*.{mjs,js}', '*.{mjs,cjs,js}', 'tests/**/*.{mjs,js,cjs}'],
    languageOptions: { globals: NODE_GLOBALS, ecmaVersion: 2023, sourceType: 'module' },
    rules: {
      'no-undef': 'error',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-restricted-syntax': restricted(RAW_DATABASE, QUERY_SETTER),
      ...PLAIN,
    },
  },
  { name: 'scripts that are required', files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs', globals: { __dirname: 'readonly', __filename: 'readonly' } } },
);
