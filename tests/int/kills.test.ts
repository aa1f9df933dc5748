import { daysFrom, killImports, killJobs, WHOLE } from '../support/kill-runs';

// The long version, with 50 kills, is in tests/long.
test('a worker that is killed at random moments loses nothing and does nothing twice', async () => {
  const result = await killJobs(3, daysFrom('2023-06-20', 12));
  expect(result.same.killed).toEqual(result.same.control);
  expect(result.lost).toBe(0);
  expect(result.duplicates).toBeLessThanOrEqual(result.kills);
  expect(result.kills).toBeGreaterThan(0);
});

test('an import that is killed leaves all of a file or nothing, and importing again completes it', async () => {
  const result = await killImports(2);
  expect([result.partial, result.final]).toEqual([[], WHOLE]);
});
