'use strict';

const fs = require('node:fs');
const path = require('node:path');

module.exports = async () => {
  await globalThis.__POSTGRES__?.stop();
  if (process.env.TEST_DATABASE !== 'postgres') fs.rmSync(path.dirname(process.env.TEST_TEMPLATE), { recursive: true, force: true });
};
