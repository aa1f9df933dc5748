'use strict';

/**
 * A second process on the same database: boots, says `ready`, does what its argument says, says `done`. Tests kill it at random.
 * { days: [...] } ticks at 09:00 of each day; { files: [...] } imports these of the demo; { rotate: true } seals the texts again;
 * { audits: n } adds entries to the audit trail.
 */
const { boot, server } = require('../../scripts/lib/boot.cjs');
const { demoFile, importFile } = require('../../scripts/lib/plant.cjs');

const rotateKeys = (strapi) => {
  const { rotateKeys: work } = server('capabilities/confidential');
  const { withTx } = server('platform/db');
  return work({ ring: server('platform/settings').settingsOf(strapi).fieldKeys, transact: (each) => withTx(strapi, each) });
};

/** Two processes on one SQLite file refuse each other at times: the deed is taken back with its entry, and done again. */
const addEntry = async (strapi) => {
  const { appendAudit, systemActor } = server('platform/audit');
  const { withTx } = server('platform/db');
  try {
    await withTx(strapi, (db) => appendAudit(db, systemActor(`process ${process.pid}`), [{ action: 'row.update', type: 'task' }]));
  } catch (error) {
    if (!String(error.code).startsWith('SQLITE_BUSY')) throw error;
    await addEntry(strapi);
  }
};

const main = async () => {
  const { days = [], ticks = 1, files = [], rotate = false, audits = 0 } = JSON.parse(process.argv[2]);
  const strapi = await boot();
  process.stdout.write('ready\n');
  const { tick } = server('platform/scheduler');
  const { useToday } = server('platform/settings');
  for (const day of days) {
    useToday(strapi, day, '09:00');
    for (let i = 0; i < ticks; i += 1) await tick(strapi);
  }
  for (const name of files) await importFile(strapi, demoFile(name));
  for (let i = 0; i < audits; i += 1) await addEntry(strapi);
  if (rotate) await rotateKeys(strapi);
  process.stdout.write('done\n');
  await strapi.destroy();
};

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
