'use strict';

const path = require('node:path');

const root = path.join(__dirname, '..', '..');

/** A module of the compiled server, e.g. `server('capabilities/import')`. */
const server = (name) => require(path.join(root, 'dist', 'src', 'plugins', 'grid', 'server', 'src', name));

/** Loads Strapi without listening and without schedules; the caller destroys it. */
const boot = async () => {
  process.chdir(root);
  process.env.NODE_ENV ??= 'production';
  process.env.LIANXIN_JOBS = 'false';
  process.env.STRAPI_TELEMETRY_DISABLED = 'true';
  const { createStrapi } = require('@strapi/strapi');
  const strapi = createStrapi({ appDir: root, distDir: path.join(root, 'dist'), autoReload: false, serveAdminPanel: false });
  strapi.log.level = process.env.LOG_LEVEL ?? 'warn';
  return strapi.load();
};

/** Runs work on a loaded Strapi and ends the process's hold on it, whatever happens. */
const withStrapi = async (work) => {
  const strapi = await boot();
  try {
    return await work(strapi);
  } finally {
    await strapi.destroy();
  }
};

module.exports = { boot, root, server, withStrapi };
