import { parseArgs } from 'node:util';
import { fail } from './lib/console.mjs';
import { commandLine } from './lib/command-line.mjs';

const HELP = 'npm run token -- --name NAME --grid CODE --types employee,task      makes a read-only token of the REST API, bound to a grid and to types';

const main = async () => {
  const { values } = parseArgs({ options: { name: { type: 'string' }, grid: { type: 'string' }, types: { type: 'string' } } });
  if (!values.name || !values.grid || !values.types) fail(HELP);
  await commandLine(async (strapi, server) => {
    const { makeToken } = server('access/token-reach');
    const { withTx } = server('platform/db');
    const key = await withTx(strapi, (db) => makeToken(strapi, db, { name: values.name, gridCode: values.grid, types: values.types.split(',').map((type) => type.trim()) }));
    process.stdout.write(`Shown once, keep it safe:\n${key}\n`);
  });
};

await main();
