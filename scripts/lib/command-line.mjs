import { createRequire } from 'node:module';
import { fail } from './console.mjs';
import { ensureBuilt, ensureEnvFile, ensureInstalled } from './setup.mjs';

/** Runs work of a command on a loaded Strapi; a refusal is told in a sentence, with the fields that it names. */
export const commandLine = async (work) => {
  await ensureInstalled();
  ensureEnvFile();
  await ensureBuilt();
  const { server, withStrapi } = createRequire(import.meta.url)('./boot.cjs');
  try {
    await withStrapi((strapi) => work(strapi, server));
  } catch (error) {
    const issues = (error.issues ?? []).map((issue) => `  ${issue.field}: "${issue.value}"; allowed: ${issue.allowed}`);
    if (error.code === 'SQLITE_BUSY') fail('The database is in use: SQLite takes one process. Stop the server first, or use the page of the admin panel. Nothing was changed.');
    fail([`${error.name === 'Error' ? error.stack : error.message}`, ...issues, 'Nothing was changed.'].join('\n'));
  }
  process.exit(0);
};
