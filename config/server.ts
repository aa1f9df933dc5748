export default ({ env }: ConfigEnv) => ({
  host: env('HOST', '127.0.0.1'),
  port: env.int('PORT', 1337),
  url: env('PUBLIC_URL', ''),
  app: { keys: env.array('APP_KEYS') },
  // Behind a reverse proxy every client would otherwise share one address in the rate limits.
  proxy: { koa: env.bool('BEHIND_PROXY', false) },
  // Our jobs run on the plugin's own scheduler; core cron would fire in every process that loads Strapi.
  cron: { enabled: false },
});
