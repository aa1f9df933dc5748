const MB = 1024 * 1024;

/**
 * What a page of the panel may load: itself. Each value is one string, because Strapi fills a shorter list with the entries of its own,
 * which let the panel talk to every https address. Styles are written into the page by styled-components.
 */
const CONTENT_SECURITY_POLICY = {
  'default-src': "'self'",
  'script-src': "'self'",
  'script-src-attr': "'none'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data: blob:",
  'media-src': "'self' blob:",
  'font-src': "'self' data:",
  'connect-src': "'self'",
  'worker-src': "'self' blob:",
  'frame-src': "'self'",
  'object-src': "'none'",
  'base-uri': "'self'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
};

const security = {
  contentSecurityPolicy: { directives: CONTENT_SECURITY_POLICY },
  crossOriginOpenerPolicy: { policy: 'same-origin' },
  crossOriginResourcePolicy: { policy: 'same-origin' },
  frameguard: { action: 'deny' },
  // Only this host: its neighbours are not ours to decide about.
  hsts: { maxAge: 365 * 24 * 60 * 60, includeSubDomains: false },
  referrerPolicy: { policy: 'no-referrer' },
};

export default ({ env }: ConfigEnv) => [
  // In the place of strapi::logger, which writes the whole address with its query.
  'plugin::grid.request-log',
  'plugin::grid.answer-shape',
  'strapi::errors',
  { name: 'strapi::security', config: security },
  // Strapi's default is every origin with credentials; ours is none but the ones that are named.
  { name: 'strapi::cors', config: { origin: env.array('CORS_ORIGINS', []), credentials: true } },
  'plugin::grid.upload-headers',
  'plugin::grid.edge-limits',
  'strapi::query',
  'plugin::grid.body-errors',
  { name: 'strapi::body', config: { jsonLimit: '1mb', formLimit: '1mb', textLimit: '64kb', formidable: { maxFileSize: 20 * MB } } },
  'plugin::grid.upload-cleanup',
  'plugin::grid.body-limits',
  'plugin::grid.login-limits',
  'plugin::grid.audit-requests',
  { name: 'strapi::session', config: { httpOnly: true, sameSite: 'strict' } },
  { name: 'strapi::favicon', config: { path: './public/favicon.png' } },
  'strapi::public',
];
