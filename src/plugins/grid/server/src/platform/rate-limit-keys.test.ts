import { countedAddress, countedPath, namedAccount } from './rate-limit-keys';

// One host is one address; of IPv6 the network counts, because its owner has 2^64 addresses in it.
test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0db8:0001:0002::1', '2001:db8:1:2'],
  ['2001:DB8:1:2:ffff::', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['::1', '0:0:0:0'],
  ['', ''],
])('%j is counted as %j', (address, counted) => expect(countedAddress(address)).toBe(counted));

// Every spelling that reaches one account shares its window (CVE-2023-38507, CVE-2025-64526).
test.each<[unknown, string]>([
  ['a@x.example', 'a@x.example'],
  ['A@X.Example', 'a@x.example'],
  [' a@x.example\t\n', 'a@x.example'],
  ['ａ@x.example', 'a@x.example'],
  ['a @x.example', 'a@x.example'],
  [['a@x.example'], ''],
  [{ 0: 'a@x.example' }, ''],
  [7, ''],
  [undefined, ''],
  [null, ''],
])('the name %j is the account %j', (typed, account) => expect(namedAccount(typed)).toBe(account));

test.each([
  ['/admin/login', '/admin/login'],
  ['/Admin/LOGIN', '/admin/login'],
  ['/admin/login/', '/admin/login'],
  ['//admin//login', '/admin/login'],
  ['/%61dmin/log%69n', '/admin/login'],
  ['/x/../admin/login', '/admin/login'],
  ['/admin\\login', '/admin/login'],
  ['/admin/%E0%A4%A', '/admin/%e0%a4%a'],
  ['/', '/'],
])('the path %j is counted as %j', (typed, counted) => expect(countedPath(typed)).toBe(counted));
