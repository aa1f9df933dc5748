import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { fail, progress } from './console.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const tmp = (...parts) => path.join(root, '.tmp', ...parts);
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** Runs a program and keeps its output; the output is shown only when it fails. */
export const run = (command, args, env = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (output += data));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(output) : reject(Object.assign(new Error(`${command} ${args.join(' ')} ended with ${code}`), { output }))));
  });

/** Strapi's command line as a script, so that no shell stands between a signal and the server. */
export const strapiScript = path.join(root, 'node_modules', '@strapi', 'strapi', 'bin', 'strapi.js');

/**
 * Installs what package-lock.json names, unless it is there already. Not `npm ci`: the lock was written where the optional binaries of
 * other platforms cannot be had, which `npm ci` refuses and `npm install` completes.
 */
export const ensureInstalled = async () => {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) fail(`Node ${process.versions.node} is too old; allowed: 20 or newer.`);
  const lock = path.join(root, 'package-lock.json');
  const stamp = path.join(root, 'node_modules', '.lianxin-installed');
  const wanted = hashOf([lock, path.join(root, 'package.json')]);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const step = progress('Installing packages (once, a few minutes)');
  await orFail(run(npm, ['install', '--no-save', '--no-fund', '--no-audit']), 'npm install failed');
  writeFileSync(stamp, wanted);
  step.end();
};

/** Compiles server and admin panel, unless nothing has changed since the last time. */
export const ensureBuilt = async () => {
  const wanted = sourceHash();
  const stamp = tmp('build.sha256');
  if (existsSync(stamp) && existsSync(path.join(root, 'dist/build/index.html')) && readFileSync(stamp, 'utf8') === wanted) return;
  const step = progress('Building server and admin panel (about a minute)');
  await orFail(run(process.execPath, [strapiScript, 'build'], { NODE_ENV: 'production', STRAPI_TELEMETRY_DISABLED: 'true' }), 'the build failed');
  mkdirSync(tmp(), { recursive: true });
  writeFileSync(stamp, wanted);
  step.end();
};

const orFail = (promise, what) => promise.catch((error) => fail(`${what}: ${error.message}\n${String(error.output ?? '').slice(-4000)}`));

const sourceHash = () => hashOf([...['src', 'config', 'database'].flatMap((folder) => filesBelow(path.join(root, folder))), path.join(root, 'package-lock.json'), path.join(root, 'tsconfig.json')]);

const filesBelow = (folder) =>
  readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const file = path.join(folder, name);
      return statSync(file).isDirectory() ? filesBelow(file) : [file];
    });

const hashOf = (files) => {
  const hash = createHash('sha256');
  for (const file of files) hash.update(path.relative(root, file)).update(readFileSync(file));
  return hash.digest('hex');
};

const SECRETS = ['ADMIN_JWT_SECRET', 'API_TOKEN_SALT', 'TRANSFER_TOKEN_SALT', 'ENCRYPTION_KEY', 'JWT_SECRET'];

/** A key of confidential texts with an id that no other installation has: a database meets a foreign key by its name, not by garbage. */
export const newFieldKey = () => `k${randomBytes(4).toString('hex')}:${randomBytes(32).toString('base64url')}`;

/** Fresh random secrets; the file is written once. To one of an older release only what it lacks is added. */
export const ensureEnvFile = (file = path.join(root, '.env')) => {
  if (existsSync(file)) {
    const text = readFileSync(file, 'utf8');
    if (!/^\s*(export\s+)?FIELD_KEYS\s*=/m.test(text)) appendFileSync(file, `${text === '' || text.endsWith('\n') ? '' : '\n'}FIELD_KEYS=${newFieldKey()}\n`);
    return;
  }
  const secret = () => randomBytes(24).toString('base64url');
  const lines = [`APP_KEYS=${secret()},${secret()}`, ...SECRETS.map((name) => `${name}=${secret()}`), `FIELD_KEYS=${newFieldKey()}`];
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 });
};
