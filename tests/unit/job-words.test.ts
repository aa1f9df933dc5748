import fs from 'node:fs';
import path from 'node:path';

const GRID = path.join(__dirname, '../../src/plugins/grid');
const jobFiles = fs.readdirSync(path.join(GRID, 'server/src/capabilities'), { recursive: true, encoding: 'utf8' }).filter((file) => /(^|\/)(jobs|drains)\.ts$/.test(file));
const names = jobFiles.flatMap((file) => [...fs.readFileSync(path.join(GRID, 'server/src/capabilities', file), 'utf8').matchAll(/^\s+name: '([\w-]+)'/gm)].map((found) => found[1]!));

test('there are jobs to look for', () => expect(names).toEqual(expect.arrayContaining(['escalate', 'weekly-follow-up', 'open-bulletin-duties'])));

test.each(['zh-Hans', 'en'])('every job has a name and a sentence in %s', (locale) => {
  const words = JSON.parse(fs.readFileSync(path.join(GRID, `admin/src/translations/${locale}/operations.json`), 'utf8')) as Record<string, string>;
  expect(names.flatMap((name) => [`operations.job.${name}`, `operations.about.${name}`]).filter((id) => !(id in words))).toEqual([]);
});
