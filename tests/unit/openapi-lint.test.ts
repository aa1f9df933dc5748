import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createConfig, lintFromString } from '@redocly/openapi-core';

const file = path.join(__dirname, '../../docs/openapi.json');
const source = readFileSync(file, 'utf8');

/** `error rule at: message` of everything that the linter finds. */
const problemsOf = async (text: string): Promise<string[]> => {
  const config = await createConfig({ extends: ['recommended-strict'] });
  const found = await lintFromString({ source: text, absoluteRef: file, config });
  return found.map(({ severity, ruleId, message, location }) => `${severity} ${ruleId} ${location[0]?.pointer ?? ''}: ${message}`);
};

test('the description lints clean', async () => expect(await problemsOf(source)).toEqual([]));

// The linter sees what it is there for.
test.each([
  ['a reference to nothing', (text: string) => text.replace('#/components/responses/Refused', '#/components/responses/Nothing'), 'no-unresolved-refs'],
  ['two operations of one name', (text: string) => text.replace('"listEmployee"', '"listGrid"'), 'operation-operationId-unique'],
  ['a path parameter that is not declared', (text: string) => text.replace('"/api/grid/employees/{documentId}"', '"/api/grid/employees/{other}"'), 'path-parameters-defined'],
  ['a key that OpenAPI does not know', (text: string) => text.replace('"paths":', '"pathes": {}, "paths":'), 'struct'],
])('%s is found', async (_what, plant, rule) => {
  expect(plant(source)).not.toBe(source);
  expect((await problemsOf(plant(source))).some((problem) => problem.includes(` ${rule} `))).toBe(true);
});
