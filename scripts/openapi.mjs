import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ensureBuilt, ensureInstalled, root } from './lib/setup.mjs';

/** Writes docs/openapi.json from the contracts of the routes, the content types and the policy. A test fails while the file is old. */
await ensureInstalled();
await ensureBuilt();
const { server } = createRequire(import.meta.url)('./lib/boot.cjs');
const { describePlugin, printed } = server('platform/openapi/plugin');
const file = path.join(root, 'docs', 'openapi.json');
writeFileSync(file, `${printed(describePlugin(server('index').default))}\n`);
process.stdout.write(`${path.relative(root, file)} written\n`);
