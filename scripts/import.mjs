import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { fail, progress } from './lib/console.mjs';
import { commandLine } from './lib/command-line.mjs';

const HELP = 'npm run import -- FILE [--dry-run]      FILE: .xlsx, .xls or .csv; --dry-run shows what would change and changes nothing';

const show = ({ counts, sheets }) => {
  for (const sheet of sheets) {
    if (sheet.kind === null) process.stdout.write(`${sheet.name}: not imported\n`);
    else process.stdout.write(`${sheet.name}: ${sheet.counts.new} new, ${sheet.counts.changed} changed, ${sheet.counts.unchanged} unchanged, ${sheet.counts.wrong} wrong\n`);
    for (const row of sheet.rows) {
      for (const problem of row.problems) process.stdout.write(`  row ${problem.row}, ${problem.column}: "${problem.value}" ${problem.code}; ${problem.allowed}\n`);
    }
  }
  process.stdout.write(`Total: ${counts.new} new, ${counts.changed} changed, ${counts.unchanged} unchanged, ${counts.wrong} wrong\n`);
};

const work = async (strapi, server, file, dryRun) => {
  const { asSystem } = server('access/principal');
  const { commitImport, depsFor, previewImport } = server('capabilities/import');
  await asSystem(async () => {
    const deps = depsFor(strapi, { userId: null, name: 'npm run import' });
    const preview = await previewImport(deps, file);
    show(preview);
    if (dryRun) {
      process.stdout.write('Dry run: nothing was changed.\n');
      return;
    }
    const step = progress('Importing');
    const done = await commitImport(deps, file, preview.fingerprint, ({ done: rows, total }) => step.tick(rows, total));
    step.end(`done: ${done.opened} duties opened, ${done.closed} closed`);
    if (preview.counts.wrong > 0) process.stdout.write(`${preview.counts.wrong} wrong rows were left out; the others are in.\n`);
  });
};

const main = async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { 'dry-run': { type: 'boolean', default: false } } });
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0) fail(HELP);
  let bytes;
  try {
    bytes = readFileSync(name);
  } catch (error) {
    fail(`${name}: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}`);
  }
  await commandLine((strapi, server) => work(strapi, server, { name: path.basename(name), bytes }, values['dry-run']));
};

await main();
