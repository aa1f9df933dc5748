import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { Client } from 'pg';
import request from 'supertest';

/** Compiled modules: the same instances that the booted Strapi uses. Types come from the sources. */
// eslint-disable-next-line @typescript-eslint/no-require-imports
export const { server } = require('../../scripts/lib/boot.cjs') as { server: (name: string) => never };
// eslint-disable-next-line @typescript-eslint/no-require-imports
const bootModule = require('../../scripts/lib/boot.cjs') as { boot: () => Promise<Core.Strapi> };

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

/** A database of its own with every table and no row, on the engine that TEST_DATABASE names. */
export const freshDatabase = async (): Promise<{ env: Record<string, string>; drop: () => Promise<void> }> => {
  const template = process.env['TEST_TEMPLATE'] as string;
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

/** Boots a real Strapi on a fresh database, pretending that it is `today`. One at a time in a process. */
export const startApp = async (today: string, more: Record<string, string> = {}): Promise<TestApp> => {
  const database = await freshDatabase();
  const env = { ...secrets(), NODE_ENV: 'production', HOST: '127.0.0.1', LIANXIN_TODAY: today, LOG_LEVEL: 'error', DATABASE_POOL_MAX: '20', FILES_FOLDER: path.join(os.tmpdir(), `lianxin-files-${process.pid}`), ...database.env, ...more };
  Object.assign(process.env, env);
  const strapi = await bootModule.boot();
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

/** The reference plant: roster, ledger and one account per role. */
export const loadPlant = async (app: TestApp): Promise<Account[]> => {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const plant = require('../../scripts/lib/plant.cjs') as { loadPlant: (strapi: Core.Strapi) => Promise<Account[]> };
  return plant.loadPlant(app.strapi);
};
