import { dialect } from '../support/app';
import { killRotations } from '../support/key-runs';

test('50 kills of a rotation of 10,000 texts: each opens after every kill, and with the new key alone at the end', async () => {
  const result = await killRotations(50, 10_000, 1_500);
  console.info(`${dialect()}: ${result.kills} rotations killed, ${result.halfway} halfway; ${result.opened} texts open with the new key alone`);
  expect([result.closed, result.opened]).toEqual([0, 10_000]);
  expect(result.halfway).toBeGreaterThan(0);
});
