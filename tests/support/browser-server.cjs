'use strict';

const { spawn } = require('node:child_process');
const fs = require('node:fs');
const { createServer } = require('node:net');
const path = require('node:path');

const root = path.join(__dirname, '..', '..');
const strapi = path.join(root, 'node_modules', '@strapi', 'strapi', 'bin', 'strapi.js');

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

const environment = (kit, database, port) => ({
  ...process.env,
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  PORT: String(port),
  PUBLIC_URL: `http://127.0.0.1:${port}`,
  DATABASE_FILE: database,
  DATABASE_URL: '',
  LIANXIN_TODAY: kit.today,
  SMTP_HOST: '127.0.0.1',
  SMTP_PORT: String(kit.smtpPort),
  SMTP_IGNORE_TLS: 'true',
  MAIL_FROM: 'lianxin@plant.example',
  STRAPI_TELEMETRY_DISABLED: 'true',
  STRAPI_HIDE_STARTUP_MESSAGE: 'true',
  BROWSER: 'false',
});

const copyOfDemo = (kit) => {
  const database = path.join(fs.mkdtempSync(path.join(kit.folder, 'app-')), 'data.db');
  fs.copyFileSync(kit.template, database);
  return database;
};

/** Starts `strapi start` as a person does, on a free port of loopback and, unless one is named, a copy of the demo's database; `stop` ends exactly this process. */
const startServer = async (kit, database = copyOfDemo(kit)) => {
  const port = await freePort();
  const child = spawn(process.execPath, [strapi, 'start'], { cwd: root, env: environment(kit, database, port), stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (log += data));
  const ended = new Promise((resolve) => child.once('close', resolve));
  const url = `http://127.0.0.1:${port}`;
  await healthy(url, child, () => log);
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { url, database, log: () => log, stop };
};

const healthy = async (url, child, log) => {
  for (let tries = 0; tries < 600; tries += 1) {
    if (child.exitCode !== null) throw new Error(`the server ended:\n${log().slice(-3000)}`);
    const answer = await fetch(`${url}/_health`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the server did not answer within a minute:\n${log().slice(-3000)}`);
};

module.exports = { startServer };
