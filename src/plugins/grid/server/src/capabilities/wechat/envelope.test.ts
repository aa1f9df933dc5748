import fixture from '../../../../../../../tests/fixtures/wechat/messages.json';
import { InvalidInput, Refused } from '../../platform/errors';
import type { WechatSettings } from '../../platform/settings-wechat';
import { openMessage, signatureOf } from './crypto';
import { readFields } from './domain/xml';
import { checkCall, openEnvelope, replyWith, type SignedMessage } from './envelope';

interface Sent {
  readonly query: SignedMessage;
  readonly body: string;
}

const { token, appId, aesKey, long } = fixture;
const plain: WechatSettings = { token, appId, aesKey: null, appSecret: null, api: 'https://api.weixin.qq.com' };
const modes = { plain, aes: { ...plain, aesKey } } as const;
const now = new Date(fixture.now * 1000);
const open = (mode: keyof typeof modes, { query, body }: Sent) => openEnvelope(modes[mode], now, query, body);

describe.each(['plain', 'aes'] as const)('%s', (mode) => {
  test.each(Object.entries(fixture.good))('%s is opened', (_name, calls) => expect(open(mode, calls[mode])).toMatchObject({ FromUserName: fixture.alice, ToUserName: fixture.account }));

  test.each(fixture.refused[mode].filter(([, , status]) => status === 403) as [string, Sent, number][])('%s is refused', (_what, sent) => expect(() => open(mode, sent)).toThrow(Refused));

  test('a call counts for ten minutes before and after', () => {
    const { query } = fixture.good.text[mode];
    const at = (seconds: number) => () => checkCall(modes[mode], new Date((fixture.now + seconds) * 1000), query);
    for (const seconds of [-600, 0, 600]) expect(at(seconds)).not.toThrow();
    for (const seconds of [-601, 601, 86_400]) expect(at(seconds)).toThrow('the call is not of now');
    expect(() => checkCall(modes[mode], now, { ...query, timestamp: 'x' })).toThrow(Refused);
  });

  test('the reply goes back to the sender', () => {
    const xml = replyWith(modes[mode], now, { from: fixture.alice, to: fixture.account }, '已登记 ]]> <b>');
    const outer = readFields(xml)!;
    const { Encrypt: sealed = '', TimeStamp: at = '', Nonce: nonce = '', MsgSignature: signature } = outer;
    if (mode === 'aes') expect([Object.keys(outer), signature]).toEqual([['Encrypt', 'MsgSignature', 'TimeStamp', 'Nonce'], signatureOf(token, at, nonce, sealed)]);
    const inner = mode === 'aes' ? readFields(openMessage(aesKey, appId, sealed)!) : outer;
    expect(inner).toEqual({ ToUserName: fixture.alice, FromUserName: fixture.account, CreateTime: String(fixture.now), MsgType: 'text', Content: '已登记 ]]> <b>' });
  });
});

test('texts are read to the last character', () => {
  expect([open('plain', fixture.good.text.plain)['Content'], open('aes', fixture.good.text.aes)['Content']]).toEqual([long, long]);
  expect(open('aes', fixture.good.quotes.aes)['Content']).toBe('a]] > b <b>&amp; "c" \'d\' é 𠮷');
});

describe('a byte that is changed on the way', () => {
  const { call, regions } = fixture.whole;
  const sealed = /<Encrypt><!\[CDATA\[(.*?)\]\]>/.exec(call.body)![1]!;

  test('the fixture itself is opened', () => expect(open('aes', call)['Content']).toBe('一个字'));

  test.each(Object.entries(regions))('in the %s', (_region, at) => {
    const bytes = Buffer.from(sealed, 'base64');
    for (let bit = 0; bit < 8; bit += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = changed[at]! ^ (1 << bit);
      expect(() => open('aes', { ...call, body: call.body.replace(sealed, changed.toString('base64')) })).toThrow(Refused);
    }
  });

  test.each(['signature', 'timestamp', 'nonce', 'msg_signature'] as const)('in the parameter %s', (name) => {
    const value = call.query[name];
    for (let at = 0; at < value.length; at += 1) expect(() => open('aes', { ...call, query: { ...call.query, [name]: `${value.slice(0, at)}${value[at] === '7' ? '8' : '7'}${value.slice(at + 1)}` } })).toThrow(Refused);
  });

  test('a parameter that is missing', () => expect(() => open('aes', { ...call, query: { ...call.query, msg_signature: undefined } as never })).toThrow(Refused));
});

test('with a key a message in plain is refused, without one a sealed message has no sender', () => {
  expect(() => open('aes', fixture.good.text.plain)).toThrow(Refused);
  expect(open('plain', fixture.good.text.aes)['FromUserName']).toBeUndefined();
});

test.each(fixture.refused.plain.filter(([, , status]) => status === 400).slice(0, 13) as [string, Sent, number][])('%s is no message', (_what, sent) => expect(() => open('plain', sent)).toThrow(InvalidInput));
