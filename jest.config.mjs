const transform = {
  '^.+\\.tsx?$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2022', transform: { react: { runtime: 'automatic' } } }, module: { type: 'commonjs' } }],
};
const base = { transform, testEnvironment: 'node', modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.tmp/'], haste: { forceNodeFilesystemAPI: true } };

// Booting Strapi takes seconds, and its global must outlive the test file while it shuts down.
const booted = { testEnvironment: '<rootDir>/tests/support/booted-environment.cjs' };
const long = { setupFilesAfterEnv: ['<rootDir>/tests/support/long-timeout.ts'], testEnvironmentOptions: { globalsCleanup: 'off' } };

const postgres = process.env.TEST_DATABASE === 'postgres';

/**
 * What a change is tested for on SQLite alone, because it asks for what lies above the database (routes, headers, shapes of answers) or kills
 * processes for minutes. The long run asks all of it on PostgreSQL too.
 */
const ABOVE_THE_DATABASE = ['<rootDir>/tests/http/(?!(access-reach|access-rest|access-grid|access-matrix|voices)\\.test)', '<rootDir>/tests/int/(import-kill|keys|kills|secrets)\\.test'];
const aboveTheDatabase = ['<rootDir>/tests/http/**/*.test.ts', '<rootDir>/tests/int/{import-kill,keys,kills,secrets}.test.ts'];

/** `unit` needs nothing. `int` boots Strapi on the database that TEST_DATABASE names. `browser` wants a built admin panel. */
export default {
  projects: [
    { ...base, displayName: 'unit', testMatch: ['<rootDir>/src/**/*.test.ts', '<rootDir>/tests/unit/**/*.test.ts', '<rootDir>/tests/house/**/*.test.ts'] },
    {
      ...base,
      displayName: 'int',
      testMatch: ['<rootDir>/tests/int/**/*.test.ts', '<rootDir>/tests/http/**/*.test.ts', '<rootDir>/tests/property/**/*.test.ts'],
      testPathIgnorePatterns: postgres ? ABOVE_THE_DATABASE : [],
      globalSetup: '<rootDir>/tests/support/start-database.cjs',
      globalTeardown: '<rootDir>/tests/support/stop-database.cjs',
      ...long,
      ...booted,
    },
    {
      ...base,
      displayName: 'long',
      testMatch: ['<rootDir>/tests/long/**/*.test.ts', ...(postgres ? aboveTheDatabase : ['<rootDir>/tests/http/access-matrix.test.ts'])],
      globalSetup: '<rootDir>/tests/support/start-database.cjs',
      globalTeardown: '<rootDir>/tests/support/stop-database.cjs',
      setupFilesAfterEnv: ['<rootDir>/tests/support/very-long-timeout.ts'],
      testEnvironmentOptions: { globalsCleanup: 'off' },
      ...booted,
    },
    {
      ...base,
      displayName: 'browser',
      testMatch: ['<rootDir>/tests/browser/**/*.test.ts'],
      globalSetup: '<rootDir>/tests/support/start-browser.cjs',
      globalTeardown: '<rootDir>/tests/support/stop-browser.cjs',
      ...long,
      ...booted,
    },
  ],
};
