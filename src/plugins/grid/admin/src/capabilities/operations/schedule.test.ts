import { isDrain, scheduleOf } from './schedule';

test.each([
  ['* * * * *', { type: 'minutes', every: 1 }],
  ['*/5 * * * *', { type: 'minutes', every: 5 }],
  ['15 * * * *', { type: 'hourly', minute: 15 }],
  ['30 0 * * *', { type: 'daily', time: '00:30' }],
  ['0 8 * * 1-5', { type: 'weekdays', time: '08:00' }],
  ['0 8 * * 7', { type: 'weekly', time: '08:00', weekday: 0 }],
  ['0 8 1 * *', { type: 'monthly', time: '08:00', day: 1 }],
  // What has no short words is shown as it stands.
  ['0 8 1 12 *', { type: 'other', cron: '0 8 1 12 *' }],
  ['0 8-17 * * *', { type: 'other', cron: '0 8-17 * * *' }],
  ['0 8 1 * 1', { type: 'other', cron: '0 8 1 * 1' }],
])('%s', (cron, schedule) => {
  expect(scheduleOf(cron)).toEqual(schedule);
});

test('only what runs all day long is a drain', () => {
  expect(isDrain('* * * * *')).toBe(true);
  expect(isDrain('0 6 * * *')).toBe(false);
});
