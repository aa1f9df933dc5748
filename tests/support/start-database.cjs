'use strict';

const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { Client } = require('pg');
const { startPostgres } = require('./start-postgres.cjs');

const TEMPLATE = 'lianxin_template';

const makeTables = (env) => execFileSync(process.execPath, [path.join(__dirname, 'make-tables.cjs')], { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit'] });

/** The database engine that TEST_DATABASE names, with a database that has every table and no row: making 90 tables anew for each test file would take longer than most of the files. */
module.exports = async () => {
  // Where the first file that needs the reference plant notes the one that it made.
  process.env.TEST_PLANT = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'lianxin-')), 'plant.json');
  if (process.env.TEST_DATABASE !== 'postgres') {
    process.env.TEST_TEMPLATE = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'lianxin-')), 'template.db');
    makeTables({ DATABASE_FILE: process.env.TEST_TEMPLATE, DATABASE_URL: '' });
    return;
  }
  if (!process.env.TEST_POSTGRES_URL) {
    const { cluster, url } = await startPostgres();
    globalThis.__POSTGRES__ = cluster;
    process.env.TEST_POSTGRES_URL = url;
  }
  const client = new Client({ connectionString: process.env.TEST_POSTGRES_URL });
  await client.connect();
  await client.query(`drop database if exists ${TEMPLATE} with (force)`);
  await client.query(`create database ${TEMPLATE}`);
  await client.end();
  makeTables({ DATABASE_URL: process.env.TEST_POSTGRES_URL.replace(/\/[^/]*$/, `/${TEMPLATE}`) });
  process.env.TEST_TEMPLATE = TEMPLATE;
};
