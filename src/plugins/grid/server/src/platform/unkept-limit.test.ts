import { TooManyRequests } from './errors';
import { spendUnkept } from './unkept-limit';

const limit = (name: string) => ({ unkept: true as const, name, limit: 3, seconds: 60 });
const tries = (name: string, address: string, times: number, now: number): number => {
  let passed = 0;
  for (let each = 0; each < times; each += 1) {
    try {
      spendUnkept(limit(name), address, now);
      passed += 1;
    } catch (error) {
      expect(error).toBeInstanceOf(TooManyRequests);
    }
  }
  return passed;
};

// Three of one address in a minute; another address, another name and another minute count for themselves.
test('counts by address, name and window', () => {
  expect([tries('a', '10.0.0.1', 5, 0), tries('a', '10.0.0.2', 2, 0), tries('b', '10.0.0.1', 5, 0), tries('a', '10.0.0.1', 1, 59_999), tries('a', '10.0.0.1', 5, 60_000)]).toEqual([3, 2, 3, 0, 3]);
});
