'use strict';

/** One node of several: boots on the database of its environment, listens on a free port of loopback, says `listening <port>`, ends at SIGTERM. */
const { boot } = require('../../scripts/lib/boot.cjs');

const main = async () => {
  const strapi = await boot();
  strapi.server.mount();
  await new Promise((resolve) => strapi.server.httpServer.listen(0, '127.0.0.1', resolve));
  process.stdout.write(`listening ${strapi.server.httpServer.address().port}\n`);
};

main().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
