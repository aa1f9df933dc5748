'use strict';

const { boot, server } = require('./boot.cjs');
const { fillPlant } = require('./bench-plant.cjs');

/**
 * Run as a process of its own by bench-access.cjs: `fill <size>` fills an empty database, `guarded` serves it as it is, `unguarded <grid ids>`
 * serves it without our guard of the Document Service, which is taken out here, before Strapi loads: no option of the product can do that.
 */
const withoutGuard = (gridIds) => {
  const module = server('access/document-guard');
  // The same rows by a constant filter, which costs a request nothing.
  module.documentGuard = () => (context, next) => {
    if (context.uid === 'plugin::grid.employee') context.params = { ...context.params, filters: { $and: [...(context.params.filters ? [context.params.filters] : []), { gridId: { $in: gridIds } }] } };
    return next();
  };
};

const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

const main = async ([mode, argument]) => {
  if (mode === 'unguarded') withoutGuard(JSON.parse(argument));
  const strapi = await boot();
  if (mode === 'fill') {
    const plant = await fillPlant(strapi, argument);
    await strapi.destroy();
    say({ plant });
    return process.exit(0);
  }
  strapi.server.mount();
  // Time on the processor does not depend on what else the machine does, as requests a second do.
  process.on('message', () => process.send(process.cpuUsage()));
  const listener = strapi.server.httpServer.listen(0, '127.0.0.1', () => say({ port: listener.address().port }));
};

main(process.argv.slice(2)).catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
