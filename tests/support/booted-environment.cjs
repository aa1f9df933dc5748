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
    keepListeners();
    // What the database gives is compared with what a test makes.
    this.global.Date = Date;
  }

  async teardown() {
    delete process.removeAllListeners;
    for (const name of Object.keys(process.env)) if (!(name in this.kept)) delete process.env[name];
    Object.assign(process.env, this.kept);
    await super.teardown();
  }
};

/** Strapi takes every listener of the process away when it stops; those by which Jest speaks with its worker stay. */
const keepListeners = () => {
  const ofJest = process.eventNames().flatMap((event) => process.rawListeners(event).map((listener) => [event, listener]));
  process.removeAllListeners = (...events) => {
    Object.getPrototypeOf(process).removeAllListeners.apply(process, events);
    for (const [event, listener] of ofJest) if (!process.rawListeners(event).includes(listener)) process.on(event, listener);
    return process;
  };
};

const OF_ONE_APPLICATION = ['dist/', 'scripts/lib/', 'node_modules/@strapi/'].map((folder) => `${root}/${folder}`);
