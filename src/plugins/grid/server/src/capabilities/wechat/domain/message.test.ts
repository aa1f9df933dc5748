import { messageOf, wishOf } from './message';

const sent = { ToUserName: 'gh_1', FromUserName: 'o-1_A', CreateTime: '1675132800' };

test.each<[Record<string, string>, object | null]>([
  [{ ...sent, MsgType: 'text', Content: '你好', MsgId: '7' }, { kind: 'text', from: 'o-1_A', to: 'gh_1', key: 'o-1_A sent 7', text: '你好' }],
  // Sent again it has the same id; what has none is told by sender and second.
  [{ ...sent, MsgType: 'event', Event: 'subscribe' }, { kind: 'other', from: 'o-1_A', to: 'gh_1', key: 'o-1_A at 1675132800' }],
  [{ ...sent, MsgType: 'image', MediaId: 'm-1', PicUrl: 'http://x', MsgId: '8' }, { kind: 'image', from: 'o-1_A', to: 'gh_1', key: 'o-1_A sent 8', mediaId: 'm-1' }],
  [{ ...sent, MsgType: 'image', MediaId: '../x', MsgId: '8' }, null],
  [{ ...sent, MsgType: 'image', MsgId: '8' }, null],
  [{ ...sent, MsgType: 'text', MsgId: '7' }, null],
  [{ ...sent, MsgType: 'text', Content: 'x', MsgId: '' }, null],
  [{ ...sent, CreateTime: 'now', MsgType: 'text', Content: 'x' }, null],
  [{ ...sent, FromUserName: '', MsgType: 'text', Content: 'x' }, null],
  [{ ...sent, FromUserName: 'a b', MsgType: 'text', Content: 'x' }, null],
  [sent, null],
])('%j', (fields, message) => expect(messageOf(fields)).toEqual(message));

// `查询 <number>` asks for the state; every other text is a matter, of which the first 40 characters are the title and all of it the body.
test.each<[string, object]>([
  ['查询 2023-0007', { kind: 'query', number: '2023-0007' }],
  ['  查询2023-0007 ', { kind: 'query', number: '2023-0007' }],
  ['查询 我的工资条', { kind: 'register', matter: 'consult', title: '查询 我的工资条', body: '查询 我的工资条' }],
  ['绑定 K7M2P9QX', { kind: 'bind', code: 'K7M2P9QX' }],
  ['绑定：k7m2-p9qx ', { kind: 'bind', code: 'k7m2-p9qx' }],
  ['bind ABCDEFGH', { kind: 'bind', code: 'ABCDEFGH' }],
  ['绑定手机号怎么办', { kind: 'register', matter: 'consult', title: '绑定手机号怎么办', body: '绑定手机号怎么办' }],
  ['bindings', { kind: 'register', matter: 'consult', title: 'bindings', body: 'bindings' }],
  [' 解绑 ', { kind: 'unbind' }],
  ['Unbind', { kind: 'unbind' }],
  ['解绑后怎么办', { kind: 'register', matter: 'consult', title: '解绑后怎么办', body: '解绑后怎么办' }],
  ['查询', { kind: 'register', matter: 'consult', title: '查询', body: '查询' }],
  [' \n ', { kind: 'greet' }],
  ['投诉 班车\n总是  晚点', { kind: 'register', matter: 'complaint', title: '投诉 班车 总是 晚点', body: '投诉 班车\n总是  晚点' }],
  ['求助：宿舍漏水', { kind: 'register', matter: 'help', title: '求助：宿舍漏水', body: '求助：宿舍漏水' }],
  ['举报', { kind: 'register', matter: 'report', title: '举报', body: '举报' }],
  ['建议食堂加菜', { kind: 'register', matter: 'suggestion', title: '建议食堂加菜', body: '建议食堂加菜' }],
  [`${'𠮷'.repeat(40)}末`, { kind: 'register', matter: 'consult', title: '𠮷'.repeat(40), body: `${'𠮷'.repeat(40)}末` }],
])('%j', (text, wish) => expect(wishOf(text)).toEqual(wish));
