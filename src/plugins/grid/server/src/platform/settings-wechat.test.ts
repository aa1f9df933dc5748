import { parseWechat, type WechatOptions } from './settings-wechat';

const good: WechatOptions = { token: 'Token4Tests0123456789', appId: 'wx0123456789abcdef', aesKey: 'a'.repeat(43), appSecret: 'b'.repeat(32), api: 'https://api.weixin.qq.com' };

test('an empty token closes the channel, whatever else is set', () => expect(parseWechat({ ...good, token: '', appId: 'nonsense' })).toBeNull());

test('what is empty and may be is null', () => {
  expect(parseWechat(good)).toEqual(good);
  expect(parseWechat({ ...good, aesKey: '', appSecret: '' })).toMatchObject({ aesKey: null, appSecret: null });
});

// The message names the variable, its value and what is allowed; of a secret it names no part.
test.each<[keyof WechatOptions, string, RegExp]>([
  ['token', 'short', /^WECHAT_TOKEN has 5 characters .*allowed: 16 to 32/],
  ['token', 'with blanks in the middle', /^WECHAT_TOKEN has 25 characters/],
  ['appId', 'gh_123', /^WECHAT_APP_ID is "gh_123"; allowed: wx and 16/],
  ['appId', '', /^WECHAT_APP_ID is ""/],
  ['aesKey', 'c'.repeat(44), /^WECHAT_AES_KEY has 44 characters .*allowed: 43/],
  ['appSecret', 'd'.repeat(31), /^WECHAT_APP_SECRET has 31 characters/],
  ['api', 'http://api.weixin.qq.com', /^WECHAT_API is "http:\/\/api.weixin.qq.com"; allowed: an https origin/],
  ['api', 'https://api.weixin.qq.com/x', /^WECHAT_API/],
  ['api', 'https://user@evil.example', /^WECHAT_API/],
])('%s %j is refused', (name, value, message) => {
  const refused = () => parseWechat({ ...good, [name]: value });
  expect(refused).toThrow(message);
  if (['token', 'aesKey', 'appSecret'].includes(name)) expect(refused).not.toThrow(value);
});
