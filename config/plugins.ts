export default ({ env }: ConfigEnv) => ({
  grid: {
    enabled: true,
    resolve: './src/plugins/grid',
    config: {
      timeZone: env('TIME_ZONE', 'Asia/Shanghai'),
      // The demo and the tests pretend that it is another day; empty means the real one.
      today: env('LIANXIN_TODAY', ''),
      jobs: env.bool('LIANXIN_JOBS', true),
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
  'users-permissions': { config: { jwtManagement: 'refresh', jwtSecret: env('JWT_SECRET') } },
});
