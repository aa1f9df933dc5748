const DAY = 24 * 60 * 60;

export default ({ env }: ConfigEnv) => ({
  auth: {
    secret: env('ADMIN_JWT_SECRET'),
    // Secure wherever the request came over https; the panel is one site and asks for its session from itself only.
    cookie: { sameSite: 'strict' },
    // All five, or Strapi's deprecated `expiresIn` default (30 days) becomes the longest session.
    sessions: {
      accessTokenLifespan: 30 * 60,
      maxRefreshTokenLifespan: 7 * DAY,
      idleRefreshTokenLifespan: DAY,
      maxSessionLifespan: DAY,
      idleSessionLifespan: 2 * 60 * 60,
    },
  },
  apiToken: { salt: env('API_TOKEN_SALT') },
  transfer: { token: { salt: env('TRANSFER_TOKEN_SALT') } },
  secrets: { encryptionKey: env('ENCRYPTION_KEY') },
  // Counts in the memory of one node; plugin::grid.login-limits counts for all of them (docs/adr/0012).
  rateLimit: { enabled: false },
  preview: { enabled: false },
  flags: { nps: false, promoteEE: false },
});
