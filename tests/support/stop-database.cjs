'use strict';

const fs = require('node:fs');
const path = require('node:path');

module.exports = async () => {
  await globalThis.__POSTGRES__?.stop();
  const folders = [path.dirname(process.env.TEST_PLANT)];
  if (process.env.TEST_DATABASE !== 'postgres') {
    folders.push(path.dirname(process.env.TEST_TEMPLATE));
    if (fs.existsSync(process.env.TEST_PLANT)) folders.push(path.dirname(JSON.parse(fs.readFileSync(process.env.TEST_PLANT, 'utf8')).template));
  }
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
};
