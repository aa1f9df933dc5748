import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { dialect } from '../support/app';

const VARIABLES = ['APP_KEYS', 'ADMIN_JWT_SECRET', 'API_TOKEN_SALT', 'TRANSFER_TOKEN_SALT', 'ENCRYPTION_KEY', 'JWT_SECRET'];
const secret = () => randomBytes(24).toString('base64url');
const good = (): Record<string, string> => ({ ...Object.fromEntries(VARIABLES.map((name) => [name, secret()])), APP_KEYS: `${secret()},${secret()}` });

interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly tables: boolean;
}

/** Starts the server as a process with exactly these secrets: no file fills in what is missing. */
const start = (secrets: Record<string, string | undefined>): Promise<Ended> => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lianxin-'));
  const file = path.join(folder, 'data.db');
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'production', FIELD_KEYS: `k1:${randomBytes(32).toString('base64')}`, ENV_PATH: path.join(folder, 'none'), DATABASE_URL: '', DATABASE_FILE: file, ...Object.fromEntries(VARIABLES.map((name) => [name, undefined])), ...secrets };
  for (const name of VARIABLES) if (env[name] === undefined) delete env[name];
  const child = spawn(process.execPath, [path.join(__dirname, '..', 'support', 'node.cjs')], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const take = (data: Buffer) => {
    output += data.toString();
    if (/listening \d+/.test(output)) child.kill('SIGTERM');
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  return new Promise((resolve) =>
    child.once('close', (code) => {
      const tables = fs.existsSync(file) && fs.statSync(file).size > 0;
      fs.rmSync(folder, { recursive: true, force: true });
      resolve({ code, output, tables });
    }),
  );
};

// The answer comes before any database is opened: it is the same on both.
const when = dialect() === 'sqlite' ? test.each : test.skip.each;

const CASES = VARIABLES.flatMap((name): [string, string, string | undefined, string][] => [
  [name, 'missing', undefined, `${name} is missing`],
  [name, 'the example of Strapi', name === 'APP_KEYS' ? 'toBeModified1-Xx9fQ27Lm4,toBeModified2-Xx9fQ27Lm4' : 'tobemodified-Xx9fQ27Lm4-Zk', `${name} is a placeholder`],
  [name, 'short', name === 'APP_KEYS' ? `${secret()},Xx9fQ27Lm4` : 'Xx9fQ27Lm4', `${name} has 10 characters`],
]);

describe('a server without secrets of its own does not start', () => {
  when(CASES)('%s %s', async (name, _what, value, problem) => {
    const secrets = { ...good(), [name]: value };
    const { code, output, tables } = await start(secrets);
    expect([code, output]).toEqual([1, expect.stringContaining(problem)]);
    expect(output).toContain('Allowed: a random text of at least 24 characters');
    for (const text of Object.values(secrets).flatMap((each) => each?.split(',') ?? [])) expect(output).not.toContain(text);
    expect(tables).toBe(false);
  });

  when([['the same secret twice']])('%s', async () => {
    const one = secret();
    const { code, output } = await start({ ...good(), JWT_SECRET: one, API_TOKEN_SALT: one });
    expect([code, output]).toEqual([1, expect.stringContaining('JWT_SECRET is the same as API_TOKEN_SALT')]);
    expect(output).not.toContain(one);
  });

  when([['with good ones it starts (control), and prints none']])('%s', async () => {
    const secrets = good();
    const { output, tables } = await start({ ...secrets, LOG_LEVEL: 'silly' });
    expect([output, tables]).toEqual([expect.stringContaining('listening'), true]);
    for (const text of Object.values(secrets).flatMap((each) => each.split(','))) expect(output).not.toContain(text);
  });
});
