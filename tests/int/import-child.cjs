'use strict';

// A process that imports the named demo files and says how far it is, one line a step. The test kills it.
const { withStrapi } = require('../../scripts/lib/boot.cjs');
const { demoFile, importFile } = require('../../scripts/lib/plant.cjs');

const say = (line) => process.stdout.write(`${line}\n`);

withStrapi(async (strapi) => {
  say('ready');
  for (const name of process.argv.slice(2)) {
    await importFile(strapi, demoFile(name), ({ step, done }) => say(`${name} ${step} ${done}`));
    say(`${name} committed`);
  }
}).then(
  () => process.exit(0),
  (error) => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
