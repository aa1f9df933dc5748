import { parseArgs } from 'node:util';
import { fail, progress } from './lib/console.mjs';
import { commandLine } from './lib/command-line.mjs';

const HELP = 'npm run job -- NAME [--date YYYY-MM-DD] [--dry-run]      NAME: open-periodic-duties, care-plans, escalate, digest, send-mail, check-calendar, audit-head, expire-portal-codes, sweep-files, retention, recount-due-dates';

const main = async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { date: { type: 'string' }, 'dry-run': { type: 'boolean', default: false } } });
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0) fail(HELP);
  await commandLine(async (strapi, server) => {
    const { isDate } = server('kernel/date');
    if (values.date !== undefined && !isDate(values.date)) fail(`--date is "${values.date}"; allowed: a date that exists, YYYY-MM-DD.`);
    const { runByHand } = server('platform/scheduler');
    const step = progress(name);
    const summary = await runByHand(strapi, { name, date: values.date, dryRun: values['dry-run'], progress: (done, total) => step.tick(done, total) });
    step.end(`${values['dry-run'] ? 'would be' : 'done'}: ${Object.entries(summary).map(([what, count]) => `${what} ${count}`).join(', ') || 'nothing to do'}`);
  });
};

await main();
