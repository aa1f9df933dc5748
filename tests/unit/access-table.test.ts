import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as policy from '../../src/plugins/grid/server/src/access/policy';

// eslint-disable-next-line @typescript-eslint/no-require-imports
const { accessTable } = require('../../scripts/lib/access-table.cjs') as { accessTable: (table: object) => string };

// `npm run docs:access` writes the page.
test('docs/access.md says what the policy grants', () => {
  expect(readFileSync(path.join(__dirname, '../../docs/access.md'), 'utf8')).toBe(accessTable(policy));
});

test('a grant that the page does not show is seen', () => {
  const more = { ...policy, ACTIONS: { ...policy.ACTIONS, 'import.run': [...policy.ACTIONS['import.run'], 'group'] } };
  expect(accessTable(more)).not.toBe(accessTable(policy));
});
