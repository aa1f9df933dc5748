'use strict';

const { TestEnvironment } = require('jest-environment-node');
const { root } = require('../../scripts/lib/boot.cjs');

/**
 * Jest loads every module anew for every file, and Strapi and what it needs are eight thousand of them: more work than most files are. Here the
 * product and its libraries are loaded by Node itself and the libraries stay from file to file; the product and Strapi's own packages, which remember things
 * about the application that they served, are loaded anew.
 */
module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    for (const file of Object.keys(require.cache)) if (OF_ONE_APPLICATION.some((folder) => file.startsWith(folder))) delete require.cache[file];
    this.global.loadByNode = require;
    // Jest gives a file its own copy, which modules that Node loads would not see.
    this.kept = { ...process.env };
    this.global.process.env = process.env;
    // What the database gives is compared with what a test makes.
    this.global.Date = Date;
  }

  async teardown() {
    for (const name of Object.keys(process.env)) if (!(name in this.kept)) delete process.env[name];
    Object.assign(process.env, this.kept);
    await super.teardown();
  }
};

const OF_ONE_APPLICATION = ['dist/', 'scripts/lib/', 'node_modules/@strapi/'].map((folder) => `${root}/${folder}`);
