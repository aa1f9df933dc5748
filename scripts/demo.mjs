import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { parseArgs } from 'node:util';
import { fail, progress } from './lib/console.mjs';
import { ensureBuilt, ensureEnvFile, ensureInstalled, root, strapiScript, tmp } from './lib/setup.mjs';

const HELP = `npm run demo -- [--port 1337] [--date YYYY-MM-DD] [--fresh]
  --port   port on 127.0.0.1
  --date   the day that the demo pretends it is; default: the day after the ledger ends
  --fresh  forget what was changed and load the reference plant again`;

const options = () => {
  try {
    const { values } = parseArgs({ options: { port: { type: 'string', default: '1337' }, date: { type: 'string', default: '' }, fresh: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } } });
    return values;
  } catch (error) {
    return fail(`${error.message}\n${HELP}`);
  }
};

const checked = ({ port, date, fresh, help }) => {
  if (help) {
    process.stdout.write(`${HELP}\n`);
    process.exit(0);
  }
  if (!/^\d+$/.test(port) || Number(port) < 1 || Number(port) > 65535) fail(`--port is "${port}"; allowed: a number from 1 to 65535.`);
  if (date !== '' && (!/^\d{4}-\d{2}-\d{2}$/.test(date) || new Date(`${date}T00:00:00Z`).toJSON()?.slice(0, 10) !== date)) fail(`--date is "${date}"; allowed: a date that exists, YYYY-MM-DD.`);
  return { port: Number(port), date, fresh };
};

const portIsFree = (port) =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });

const STATE = tmp('demo', 'state.json');
const DATABASE = tmp('demo', 'data.db');

/** Loads into another file and renames at the end: a load that is interrupted leaves nothing behind. */
const ensureLoaded = async ({ date, fresh, port }) => {
  if (!fresh && existsSync(STATE) && existsSync(DATABASE)) return JSON.parse(readFileSync(STATE, 'utf8'));
  rmSync(tmp('demo'), { recursive: true, force: true });
  rmSync(tmp('mail'), { recursive: true, force: true });
  mkdirSync(tmp('demo'), { recursive: true });
  const [loading, result] = [tmp('demo', 'loading.db'), tmp('demo', 'result.json')];
  const step = progress('Loading the reference plant');
  await loadInto(loading, result, date, port, step);
  step.end();
  renameSync(loading, DATABASE);
  renameSync(result, STATE);
  return JSON.parse(readFileSync(STATE, 'utf8'));
};

const loadInto = (database, result, date, port, step) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ['scripts/lib/load-demo.cjs', result, date], { cwd: root, env: { ...process.env, NODE_ENV: 'production', DATABASE_FILE: database, DATABASE_URL: '', PORT: String(port) } });
    let errors = '';
    child.stderr.on('data', (data) => (errors += data));
    child.stdout.on('data', (data) => {
      for (const line of String(data).split('\n')) {
        const message = line.startsWith('{') ? JSON.parse(line) : null;
        if (message) step.tick(message.done, message.total);
      }
    });
    child.on('close', (code) => (code === 0 ? resolve() : fail(`loading the reference plant failed:\n${errors.slice(-3000)}`)));
  });

const startServer = ({ port, today, mailPort }) => {
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    DATABASE_FILE: DATABASE,
    DATABASE_URL: '',
    LIANXIN_TODAY: today,
    SMTP_HOST: '127.0.0.1',
    SMTP_PORT: String(mailPort),
    SMTP_IGNORE_TLS: 'true',
    MAIL_FROM: 'lianxin@plant.example',
    STRAPI_TELEMETRY_DISABLED: 'true',
    STRAPI_HIDE_STARTUP_MESSAGE: 'true',
    BROWSER: 'false',
  };
  // Without a shell in between, so that a signal reaches the server itself.
  const child = spawn(process.execPath, [strapiScript, 'start'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const file = tmp('demo', 'server.log');
  const log = createWriteStream(file);
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  return { child, log: () => readFileSync(file, 'utf8') };
};

const healthy = async (url, server) => {
  for (let tries = 0; tries < 600; tries += 1) {
    if (server.child.exitCode !== null) fail(`the server ended:\n${server.log().slice(-3000)}`);
    const answer = await fetch(`${url}/_health`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  fail(`the server did not answer within two minutes:\n${server.log().slice(-3000)}`);
};

const report = (url, today, accounts) => {
  const rows = accounts.map(({ role, email, password, grid }) => `  ${role.padEnd(11)} ${email.padEnd(24)} ${password.padEnd(18)} ${grid ?? ''}`);
  process.stdout.write(`\nLianxin 连心 is running: ${url}/admin   (today is ${today})\n\n${rows.join('\n')}\n\nMails: .tmp/mail/*.eml, or the page 任务调度与邮件.  Server log: .tmp/demo/server.log.  Ctrl+C ends it.\n`);
};

const main = async () => {
  const chosen = checked(options());
  if (!(await portIsFree(chosen.port))) fail(`Port ${chosen.port} is taken. Choose another: npm run demo -- --port ${chosen.port + 1}`);
  await ensureInstalled();
  ensureEnvFile();
  await ensureBuilt();
  const { today: loadedToday, accounts } = await ensureLoaded(chosen);
  const today = chosen.date === '' ? loadedToday : chosen.date;
  const { startMailCatcher } = await import('./lib/mail-catcher.mjs');
  const mail = await startMailCatcher(tmp('mail'));
  const url = `http://127.0.0.1:${chosen.port}`;
  const step = progress('Starting');
  const server = startServer({ port: chosen.port, today, mailPort: mail.port });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.child.kill('SIGTERM'));
  server.child.on('close', (code) => void mail.close().finally(() => process.exit(code ?? 0)));
  await healthy(url, server);
  step.end();
  writeFileSync(tmp('demo.json'), JSON.stringify({ url, accounts }, null, 2));
  report(url, today, accounts);
};

await main();
