import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fail, progress } from './lib/console.mjs';
import { commandLine } from './lib/command-line.mjs';

const HELP = 'npm run audit:verify -- [--head SEQ:HASH | --head FILE]      FILE: any text that holds heads, e.g. a log or saved mails; without a head a cut end cannot be seen';
const BATCH = 10_000;

/** Every `number:hash` in the text; a file of many days' heads checks them all. */
const headsOf = (given) => {
  if (given === undefined) return [];
  const text = existsSync(given) ? readFileSync(given, 'utf8') : given;
  const heads = [...text.matchAll(/\b(\d{1,10}):([0-9a-f]{64})\b/g)].map(([, seq, hash]) => ({ seq: Number(seq), hash }));
  if (heads.length === 0) fail(`--head is "${given.slice(0, 100)}"; allowed: a head such as 1234:3f2a… (64 hexadecimal digits), or a file that holds some.\n${HELP}`);
  return heads;
};

const verify = async (strapi, server, heads) => {
  const { withTx } = server('platform/db');
  const { auditEnds, auditRows, verification } = server('platform/audit-verify');
  const ends = await withTx(strapi, auditEnds);
  const walk = verification(ends, heads);
  const step = progress('Verifying');
  let after = ends.base.seq;
  while (after < ends.last) {
    const rows = await withTx(strapi, (db) => auditRows(db, after, ends.last, BATCH));
    walk.push(rows);
    after = rows.at(-1)?.seq ?? ends.last;
    step.tick(after - ends.base.seq, ends.last - ends.base.seq);
  }
  const findings = walk.end();
  step.end(`${walk.checked} entries, numbers ${ends.base.seq + 1} to ${ends.last}`);
  const old = heads.filter(({ seq }) => seq <= ends.base.seq);
  if (old.length > 0) process.stdout.write(`${old.length} of the heads are older than what is kept (number ${ends.base.seq + 1}) and say nothing any more.\n`);
  if (heads.length === old.length) process.stdout.write('No head was given that reaches what is kept: a cut end cannot be seen.\n');
  process.stdout.write(`Head now: ${ends.head.seq}:${ends.head.hash}\n`);
  return findings;
};

const main = async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { head: { type: 'string' } } });
  if (positionals.length > 0) fail(HELP);
  const heads = headsOf(values.head);
  await commandLine(async (strapi, server) => {
    const findings = await verify(strapi, server, heads);
    if (findings.length === 0) process.stdout.write('The chain holds.\n');
    else fail(`The chain does not hold:\n${findings.map(({ kind, from, to }) => `  ${kind}: number ${from}${to === from ? '' : ` to ${to}`}`).join('\n')}`);
  });
};

await main();
