'use strict';

const fs = require('node:fs');
const { server, withStrapi } = require('./boot.cjs');
const { dayAfterLedger, loadPlant, remindAsOf } = require('./plant.cjs');

/** Run as a process of its own by demo.mjs: fills the database that the environment names, tells its progress as JSON lines. */
const tell = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

const main = async () => {
  const [resultFile, date] = process.argv.slice(2);
  const today = date === '' ? dayAfterLedger() : date;
  process.env.LIANXIN_TODAY = today;
  await withStrapi(async (strapi) => {
    const accounts = await loadPlant(strapi, (step, done, total) => tell({ step, done, total }));
    const { loadCalendar } = server('capabilities/calendar');
    const { lastWorkingDay } = server('kernel/working-days');
    const { addDays } = server('kernel/date');
    const { withTx } = server('platform/db');
    const calendar = await withTx(strapi, loadCalendar);
    await remindAsOf(strapi, lastWorkingDay(addDays(today, -1), calendar));
    fs.writeFileSync(resultFile, JSON.stringify({ today, accounts }, null, 2));
  });
};

main().then(
  () => process.exit(0),
  (error) => {
    process.stderr.write(`${error.stack ?? error}\n`);
    process.exit(1);
  },
);
