import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { Client } from 'pg';
import request from 'supertest';

/** `require` of Node itself, see booted-environment.cjs. */
declare const loadByNode: (file: string) => unknown;

const script = (name: string): unknown => loadByNode(path.join(__dirname, '..', '..', 'scripts', 'lib', name));

const booting = () => script('boot.cjs') as { boot: () => Promise<Core.Strapi>; server: (name: string) => never };

/** Compiled modules: the same instances that the booted Strapi uses. Types come from the sources. */
export const server = (name: string): never => booting().server(name);

export type Settings = typeof import('../../src/plugins/grid/server/src/platform/settings');

export const dialect = (): 'sqlite' | 'postgres' => (process.env['TEST_DATABASE'] === 'postgres' ? 'postgres' : 'sqlite');

export interface TestApp {
  readonly strapi: Core.Strapi;
  /** The environment that a second process needs to use the same database. */
  readonly env: Record<string, string>;
  readonly http: () => ReturnType<typeof request>;
  readonly setToday: (today: string) => void;
  readonly stop: () => Promise<void>;
  /** Only the database, for a test that has stopped Strapi before. */
  readonly drop: () => Promise<void>;
}

export const secrets = (): Record<string, string> => {
  const secret = () => randomBytes(24).toString('base64url');
  return { APP_KEYS: `${secret()},${secret()}`, ADMIN_JWT_SECRET: secret(), API_TOKEN_SALT: secret(), TRANSFER_TOKEN_SALT: secret(), ENCRYPTION_KEY: secret(), JWT_SECRET: secret(), FIELD_KEYS: fieldKey('k1') };
};

/** An entry of FIELD_KEYS. */
export const fieldKey = (id: string): string => `${id}:${randomBytes(32).toString('base64url')}`;

interface TestDatabase {
  readonly env: Record<string, string>;
  readonly drop: () => Promise<void>;
}

/** A database of its own like the template (every table and no row, unless another is named), on the engine that TEST_DATABASE names. */
export const freshDatabase = async (template = process.env['TEST_TEMPLATE'] as string): Promise<TestDatabase> => {
  if (dialect() === 'sqlite') {
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'lianxin-')), 'data.db');
    fs.copyFileSync(template, file);
    return { env: { DATABASE_FILE: file, DATABASE_URL: '' }, drop: async () => fs.rmSync(path.dirname(file), { recursive: true, force: true }) };
  }
  const base = process.env['TEST_POSTGRES_URL'] ?? '';
  const name = `t_${randomBytes(6).toString('hex')}`;
  await onPostgres(base, `create database ${name} template ${template}`);
  return { env: { DATABASE_URL: base.replace(/\/[^/]*$/, `/${name}`) }, drop: () => onPostgres(base, `drop database if exists ${name} with (force)`) };
};

const onPostgres = async (url: string, statement: string): Promise<void> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
};

const environment = (today: string, database: TestDatabase): Record<string, string> => ({
  ...secrets(),
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  LIANXIN_TODAY: today,
  LOG_LEVEL: 'error',
  DATABASE_POOL_MAX: '20',
  FILES_FOLDER: path.join(os.tmpdir(), `lianxin-files-${process.pid}`),
  ...database.env,
});

/** Boots a real Strapi on a fresh database, pretending that it is `today`. One at a time in a process. */
export const startApp = async (today: string, more: Record<string, string> = {}): Promise<TestApp> => bootOn(today, await freshDatabase(), more);

const bootOn = async (today: string, database: TestDatabase, more: Record<string, string>): Promise<TestApp> => {
  const env = { ...environment(today, database), ...more };
  Object.assign(process.env, env);
  const strapi = await booting().boot();
  const { useToday } = server('platform/settings') as Settings;
  useToday(strapi, today);
  strapi.server.mount();
  return {
    strapi,
    env,
    http: () => request(strapi.server.httpServer),
    setToday: (day) => useToday(strapi, day),
    stop: async () => {
      await strapi.destroy();
      await database.drop();
    },
    drop: database.drop,
  };
};

export interface Login {
  readonly email: string;
  readonly password: string;
}

/** The bearer token of an admin account. */
export const login = async (app: TestApp, { email, password }: Login): Promise<string> => {
  const answer = await app.http().post('/admin/login').send({ email, password });
  if (answer.status !== 200) throw new Error(`login of ${email}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return (answer.body as { data: { token?: string; accessToken?: string } }).data.token ?? (answer.body as { data: { accessToken: string } }).data.accessToken;
};

export interface Account extends Login {
  /** `liaison` and `staff` log in on the portal, with the employee number as their name. */
  readonly role: 'superAdmin' | 'office' | 'committee' | 'branch' | 'group' | 'publisher' | 'privacyOfficer' | 'liaison' | 'staff';
  readonly grid: string | null;
}

interface Plant {
  readonly template: string;
  readonly secrets: Record<string, string>;
  readonly accounts: Account[];
}

/** An application that started with the reference plant in it. */
export interface PlantApp extends TestApp {
  readonly accounts: Account[];
}

const PLANT_DAY = '2023-01-31';

/** Strapi on the reference plant as it stands on 2023-01-31: loaded once a run, for loading it takes as long as many a file. */
export const startPlant = async (more: Record<string, string> = {}): Promise<PlantApp> => {
  const { template, secrets: kept, accounts } = await plant();
  return { ...(await bootOn(PLANT_DAY, await freshDatabase(template), { ...kept, ...more })), accounts };
};

const plant = async (): Promise<Plant> => {
  const file = process.env['TEST_PLANT'] as string;
  if (fs.existsSync(file)) return JSON.parse(fs.readFileSync(file, 'utf8')) as Plant;
  const database = await freshDatabase();
  const env = environment(PLANT_DAY, database);
  execFileSync(process.execPath, [path.join(__dirname, 'make-plant.cjs'), `${file}.accounts`], { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit'] });
  const { DATABASE_FILE, DATABASE_URL, FIELD_KEYS } = env;
  const made = { template: DATABASE_FILE ?? new URL(DATABASE_URL ?? '').pathname.slice(1), secrets: { FIELD_KEYS: FIELD_KEYS as string }, accounts: JSON.parse(fs.readFileSync(`${file}.accounts`, 'utf8')) as Account[] };
  fs.writeFileSync(file, JSON.stringify(made));
  return made;
};

/** The reference plant: roster, ledger and one account per role. For a file that asks on another day, or with keys of its own. */
export const loadPlant = (app: TestApp): Promise<Account[]> => (script('plant.cjs') as { loadPlant: (strapi: Core.Strapi) => Promise<Account[]> }).loadPlant(app.strapi);
