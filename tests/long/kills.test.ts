import { dialect } from '../support/app';
import { daysFrom, killImports, killJobs, WHOLE } from '../support/kill-runs';

test('50 kills of a worker: no duty lost or twice, every mail at least once, duplicates at most one a kill', async () => {
  const result = await killJobs(50, daysFrom('2023-06-20', 120));
  console.info(`${dialect()}: ${result.kills} kills; ${result.same.killed['duties']?.length} duties, ${result.same.killed['rungs']?.length} rungs, ${result.delivered} mails delivered, ${result.lost} lost, ${result.duplicates} twice`);
  expect(result.same.killed).toEqual(result.same.control);
  expect(result.lost).toBe(0);
  expect(result.duplicates).toBeLessThanOrEqual(result.kills);
  expect(result.kills).toBeGreaterThanOrEqual(45);
});

test('50 kills of an import: all of a file or nothing, and importing again completes it', async () => {
  const result = await killImports(50);
  console.info(`${dialect()}: ${result.kills} imports killed, ${result.whole} times a whole file was in, ${result.partial.length} times a part`);
  expect([result.partial, result.final]).toEqual([[], WHOLE]);
});
