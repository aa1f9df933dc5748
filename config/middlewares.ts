const MB = 1024 * 1024;

export default ({ env }: ConfigEnv) => [
  'strapi::logger',
  'strapi::errors',
  'strapi::security',
  // Strapi's default is every origin with credentials; ours is none but the ones that are named.
  { name: 'strapi::cors', config: { origin: env.array('CORS_ORIGINS', []), credentials: true } },
  'strapi::poweredBy',
  'plugin::grid.edge-limits',
  'strapi::query',
  { name: 'strapi::body', config: { jsonLimit: '1mb', formLimit: '1mb', formidable: { maxFileSize: 20 * MB } } },
  'plugin::grid.upload-cleanup',
  'strapi::session',
  { name: 'strapi::favicon', config: { path: './public/favicon.png' } },
  'strapi::public',
];
