const MB = 1024 * 1024;
const DAY = 24 * 60 * 60;

/** What browsers show without running anything in it. No SVG and no HTML: they carry scripts. */
const UPLOADS = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'application/pdf'];

export default ({ env }: ConfigEnv) => ({
  grid: {
    enabled: true,
    resolve: './src/plugins/grid',
    config: {
      timeZone: env('TIME_ZONE', 'Asia/Shanghai'),
      // The demo and the tests pretend that it is another day; empty means the real one.
      today: env('LIANXIN_TODAY', ''),
      jobs: env.bool('LIANXIN_JOBS', true),
      // Keys of confidential texts, `id:base64,…`, the first one current; and ids of keys that are lost for good.
      fieldKeys: env('FIELD_KEYS', ''),
      // Attachments; not below public/, and in the backup like the database.
      filesFolder: env('FILES_FOLDER', '.tmp/files'),
      fieldKeysLost: env('FIELD_KEYS_LOST', ''),
      // The official account 微信公众号; without a token the channel is closed.
      wechat: {
        token: env('WECHAT_TOKEN', ''),
        appId: env('WECHAT_APP_ID', ''),
        aesKey: env('WECHAT_AES_KEY', ''),
        appSecret: env('WECHAT_APP_SECRET', ''),
        api: env('WECHAT_API', 'https://api.weixin.qq.com'),
      },
      loginFailuresPerAddress: env.int('LOGIN_FAILURES_PER_ADDRESS', 30),
    },
  },
  email: {
    config: {
      provider: 'nodemailer',
      providerOptions: {
        host: env('SMTP_HOST', '127.0.0.1'),
        port: env.int('SMTP_PORT', 25),
        secure: env.bool('SMTP_SECURE', false),
        ignoreTLS: env.bool('SMTP_IGNORE_TLS', false),
        ...(env('SMTP_USER', '') === '' ? {} : { auth: { user: env('SMTP_USER'), pass: env('SMTP_PASSWORD') } }),
        connectionTimeout: 10_000,
        greetingTimeout: 10_000,
        socketTimeout: 20_000,
      },
      settings: { defaultFrom: env('MAIL_FROM', 'lianxin@localhost'), defaultReplyTo: env('MAIL_FROM', 'lianxin@localhost') },
    },
  },
  upload: {
    config: {
      sizeLimit: 20 * MB,
      security: { allowedTypes: UPLOADS, deniedTypes: ['image/svg*', 'text/html', 'application/xhtml*', '*javascript*', '*xml*'] },
    },
  },
  'users-permissions': {
    config: {
      jwtManagement: 'refresh',
      jwtSecret: env('JWT_SECRET'),
      sessions: {
        accessTokenLifespan: 10 * 60,
        maxRefreshTokenLifespan: 7 * DAY,
        idleRefreshTokenLifespan: DAY,
        maxSessionLifespan: DAY,
        idleSessionLifespan: 2 * 60 * 60,
        // No script of a page can read it.
        httpOnly: true,
        cookie: { sameSite: 'strict', path: '/api/auth', secure: env('PUBLIC_URL', '').startsWith('https://') },
      },
      // Counts in the memory of one node; plugin::grid.login-limits counts for all of them (docs/adr/0012).
      ratelimit: { enabled: false },
    },
  },
});
