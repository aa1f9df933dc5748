const DAY = 24 * 60 * 60;

export default ({ env }: ConfigEnv) => ({
  auth: {
    secret: env('ADMIN_JWT_SECRET'),
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
  preview: { enabled: false },
  flags: { nps: false, promoteEE: false },
});
