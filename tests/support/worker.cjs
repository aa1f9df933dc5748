'use strict';

/**
 * A second process on the same database: boots, says `ready`, does what its argument says, says `done`. Tests kill it at random.
 * { days: [...] } ticks at 09:00 of each day; { import: true } imports the workbooks of the demo.
 */
const { boot, server } = require('../../scripts/lib/boot.cjs');
const { demoFile, importFile } = require('../../scripts/lib/plant.cjs');

const main = async () => {
  const { days = [], ticks = 1, files = [] } = JSON.parse(process.argv[2]);
  const strapi = await boot();
  process.stdout.write('ready\n');
  const { tick } = server('platform/scheduler');
  const { useToday } = server('platform/settings');
  for (const day of days) {
    useToday(strapi, day, '09:00');
    for (let i = 0; i < ticks; i += 1) await tick(strapi);
  }
  for (const name of files) await importFile(strapi, demoFile(name));
  process.stdout.write('done\n');
  await strapi.destroy();
};

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
