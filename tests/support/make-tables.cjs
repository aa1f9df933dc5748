'use strict';

const { randomBytes } = require('node:crypto');
const path = require('node:path');
const { createStrapi } = require('@strapi/strapi');
const { root } = require('../../scripts/lib/boot.cjs');

/**
 * Makes the tables of the database that the environment names, and ends before anything is written into them: what is seeded depends
 * on the day and the settings of a test. A process of its own, for Strapi offers no way to stop between the two.
 */
const makeTables = async () => {
  const secret = () => randomBytes(24).toString('base64url');
  for (const name of ['APP_KEYS', 'ADMIN_JWT_SECRET', 'API_TOKEN_SALT', 'TRANSFER_TOKEN_SALT', 'ENCRYPTION_KEY', 'JWT_SECRET']) process.env[name] = secret();
  Object.assign(process.env, { APP_KEYS: `${secret()},${secret()}`, FIELD_KEYS: `k1:${randomBytes(32).toString('base64url')}`, NODE_ENV: 'production', LIANXIN_JOBS: 'false', STRAPI_TELEMETRY_DISABLED: 'true', LOG_LEVEL: 'error' });
  process.chdir(root);
  const strapi = createStrapi({ appDir: root, distDir: path.join(root, 'dist'), autoReload: false, serveAdminPanel: false });
  await strapi.register();
  strapi.hook('strapi::content-types.afterSync').register(async () => {
    await strapi.db.destroy();
    process.exit(0);
  });
  await strapi.bootstrap();
};

void makeTables();
