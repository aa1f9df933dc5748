import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ensureBuilt, ensureInstalled, root } from './lib/setup.mjs';

await ensureInstalled();
await ensureBuilt();
const require = createRequire(import.meta.url);
const { accessTable } = require('./lib/access-table.cjs');
writeFileSync(path.join(root, 'docs/access.md'), accessTable(require('./lib/boot.cjs').server('access/policy')));
