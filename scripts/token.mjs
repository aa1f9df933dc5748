import { parseArgs } from 'node:util';
import { fail } from './lib/console.mjs';
import { commandLine } from './lib/command-line.mjs';

const HELP = `npm run token -- --name NAME --grid CODE --types employee,task      makes a token of the REST API that reads types below a grid
npm run token -- --name NAME --grid CODE --may hr.upsert            one that keeps the files of employees below a grid up to date; --types beside it lets it read too`;

const listOf = (text = '') => text.split(',').map((each) => each.trim()).filter(Boolean);

const main = async () => {
  const { values } = parseArgs({ options: { name: { type: 'string' }, grid: { type: 'string' }, types: { type: 'string' }, may: { type: 'string' } } });
  const [types, may] = [listOf(values.types), listOf(values.may)];
  if (!values.name || !values.grid || types.length + may.length === 0) fail(HELP);
  await commandLine(async (strapi, server) => {
    const { makeToken } = server('access/token-reach');
    const { withTx } = server('platform/db');
    const key = await withTx(strapi, (db) => makeToken(strapi, db, { name: values.name, gridCode: values.grid, types, may }));
    process.stdout.write(`Shown once, keep it safe:\n${key}\n`);
  });
};

await main();
