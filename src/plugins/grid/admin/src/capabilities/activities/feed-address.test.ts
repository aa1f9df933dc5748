import { feedAddress } from './feed-address';

test.each([
  ['/api/grid/calendar/x.ics', 'zh-Hans', 'https://panel.example/api/grid/calendar/x.ics'],
  ['/api/grid/calendar/x.ics', 'en', 'https://panel.example/api/grid/calendar/x.ics?language=en'],
  ['https://public.example/api/grid/calendar/x.ics', 'zh', 'https://public.example/api/grid/calendar/x.ics'],
])('%s in %s is %s', (given, locale, expected) => expect(feedAddress(given, 'https://panel.example', locale)).toBe(expected));
