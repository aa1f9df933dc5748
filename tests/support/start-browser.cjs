'use strict';

const { spawn } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { chromium } = require('playwright-core');

const root = path.join(__dirname, '..', '..');
const SYSTEM = '/usr/bin/chromium';
const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Flags of the browser from npm that are for clouds: one process for everything dies with the first context that closes, and foreign origins must stay shut. */
const NOT_OURS = /^--(single-process|in-process-gpu|headless|allow-running-insecure-content|disable-web-security)/;

/** Unpacks the browser that lies in an npm package, with the libraries that a bare machine lacks; it does so only where it believes to be in a cloud. */
const unpackBrowser = async (folder) => {
  const { TMPDIR, AWS_LAMBDA_JS_RUNTIME, LD_LIBRARY_PATH, FONTCONFIG_PATH } = process.env;
  Object.assign(process.env, { TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' });
  const { default: packed } = await import('@sparticuz/chromium');
  const executablePath = await packed.executablePath();
  for (const [name, value] of Object.entries({ TMPDIR, AWS_LAMBDA_JS_RUNTIME, LD_LIBRARY_PATH, FONTCONFIG_PATH })) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  return { executablePath, args: [...ARGS, ...packed.args.filter((flag) => !NOT_OURS.test(flag))] };
};

/** Without a UTF-8 locale a file of another script than Latin is offered under the name "download". */
const env = { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' };

/** The browser that is named or that the machine has, else the one from npm, which needs nothing but Node. */
const launchBrowser = async (folder) => {
  const installed = process.env.CHROMIUM_PATH || SYSTEM;
  if (fs.existsSync(installed)) return chromium.launchServer({ headless: true, executablePath: installed, args: ARGS, env });
  const unpacked = await unpackBrowser(folder);
  return chromium.launchServer({ headless: true, ...unpacked, env }).catch((error) => {
    if (!/shared librar/.test(error.message)) throw error;
    return chromium.launchServer({ headless: true, ...unpacked, env: { ...env, LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib') } });
  });
};

const loadDemo = (database, result, date) =>
  new Promise((resolve, reject) => {
    const env = { ...process.env, NODE_ENV: 'production', DATABASE_FILE: database, DATABASE_URL: '' };
    const child = spawn(process.execPath, ['scripts/lib/load-demo.cjs', result, date], { cwd: root, env, stdio: ['ignore', 'ignore', 'pipe'] });
    let errors = '';
    child.stderr.on('data', (data) => (errors += data));
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`loading the reference plant ended with ${code}:\n${errors.slice(-3000)}`))));
  });

/** What all browser tests share: a browser, a mail catcher, and the database of the demo, of which every file takes its own copy. */
const startKit = async (date = '') => {
  const { ensureBuilt, ensureEnvFile } = await import('../../scripts/lib/setup.mjs');
  const { startMailCatcher } = await import('../../scripts/lib/mail-catcher.mjs');
  ensureEnvFile();
  await ensureBuilt();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lianxin-browser-'));
  const [template, result] = [path.join(folder, 'template.db'), path.join(folder, 'result.json')];
  await loadDemo(template, result, date);
  const mail = await startMailCatcher(path.join(folder, 'mail'));
  const browser = await launchBrowser(folder);
  const stop = async () => {
    await browser.close();
    await mail.close();
    fs.rmSync(folder, { recursive: true, force: true });
  };
  return { kit: { browser: browser.wsEndpoint(), folder, template, smtpPort: mail.port, ...JSON.parse(fs.readFileSync(result, 'utf8')) }, stop };
};

module.exports = async () => {
  const { kit, stop } = await startKit();
  globalThis.__BROWSER_STOP__ = stop;
  process.env.BROWSER_KIT = JSON.stringify(kit);
};
module.exports.startKit = startKit;
