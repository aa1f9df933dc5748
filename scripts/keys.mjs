import { parseArgs } from 'node:util';
import { commandLine } from './lib/command-line.mjs';
import { fail, progress } from './lib/console.mjs';
import { newFieldKey } from './lib/setup.mjs';

const HELP = `npm run keys -- status      which keys of FIELD_KEYS have sealed how many texts
npm run keys -- new         a fresh entry for FIELD_KEYS; it is printed and kept nowhere
npm run keys -- rotate      seals every text and attachment again with the first key; may be stopped and run again`;

const status = (strapi, server) => {
  const { keyStatus } = server('capabilities/confidential');
  const { settingsOf } = server('platform/settings');
  const { withTx } = server('platform/db');
  return withTx(strapi, async (db) => {
    const { current, keys } = settingsOf(strapi).fieldKeys;
    process.stdout.write(`FIELD_KEYS: ${[...keys.keys()].map((id) => (id === current ? `${id} (current)` : id)).join(', ')}\n`);
    const counts = await keyStatus(db);
    for (const { type, field, key, texts } of counts) process.stdout.write(`${type}.${field}: ${texts} with ${key ?? 'no key'}\n`);
    const files = await server('capabilities/attachments').filesByKey(db);
    for (const { key, files: number } of files) process.stdout.write(`attachments: ${number} with ${key}\n`);
    const unused = [...keys.keys()].filter((id) => id !== current && ![...counts, ...files].some(({ key }) => key === id));
    if (unused.length > 0) process.stdout.write(`Nothing needs ${unused.join(', ')} any more.\n`);
  });
};

const rotate = async (strapi, server) => {
  const { rotateKeys } = server('capabilities/confidential');
  const { settingsOf } = server('platform/settings');
  const { withTx } = server('platform/db');
  const { rotateFiles, vaultOf } = server('capabilities/attachments');
  const step = progress('Sealing again');
  const work = { ring: settingsOf(strapi).fieldKeys, transact: (each) => withTx(strapi, each) };
  const texts = await rotateKeys(work, (done, total) => step.tick(done, total));
  const files = await rotateFiles({ ...work, vault: vaultOf(strapi) });
  const left = texts.left + files.left;
  step.end(`done: ${texts.resealed} texts and ${files.resealed} attachments sealed again${left === 0 ? '' : `, ${left} cannot be opened and were left as they are`}`);
};

const main = async () => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [what, ...more] = positionals;
  if (what === 'new' && more.length === 0) process.stdout.write(`${newFieldKey()}\n`);
  else if (what === 'status' && more.length === 0) await commandLine(status);
  else if (what === 'rotate' && more.length === 0) await commandLine(rotate);
  else fail(HELP);
};

await main();
