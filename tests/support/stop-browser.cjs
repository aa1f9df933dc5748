'use strict';

module.exports = async () => {
  await globalThis.__BROWSER_STOP__?.();
};
