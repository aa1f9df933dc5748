export default ({ env }: ConfigEnv) => ({
  host: env('HOST', '127.0.0.1'),
  port: env.int('PORT', 1337),
  url: env('PUBLIC_URL', ''),
  app: { keys: env.array('APP_KEYS') },
  // Behind a reverse proxy every client would otherwise share one address in the rate limits. Koa takes the first address of the header
  // unless it is told how many proxies there are, and the first one is what the client wrote.
  proxy: { koa: env.bool('BEHIND_PROXY', false), maxIpsCount: env.int('PROXY_COUNT', 1) },
  // Our jobs run on the plugin's own scheduler; core cron would fire in every process that loads Strapi.
  cron: { enabled: false },
  // Its route asks nobody who he is before its handler.
  mcp: { enabled: false },
  // Copies and empties whole tables past every guard.
  transfer: { remote: { enabled: false } },
});
