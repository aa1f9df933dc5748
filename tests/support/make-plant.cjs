'use strict';

const fs = require('node:fs');
const { withStrapi } = require('../../scripts/lib/boot.cjs');
const { loadPlant } = require('../../scripts/lib/plant.cjs');

/** Fills the database of the environment with the reference plant, and writes its accounts into the file that is named. A process of its own: another application cannot start where one runs. */
const main = async ([file]) => {
  const accounts = await withStrapi(loadPlant);
  fs.writeFileSync(file, JSON.stringify(accounts));
};

main(process.argv.slice(2)).then(() => process.exit(0), (error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
