import type { Fields } from './xml';

interface Sent {
  /** Open id of who wrote: the same person has another one at every official account. */
  readonly from: string;
  /** The official account. */
  readonly to: string;
  /** What is the same when WeChat sends a message again. */
  readonly key: string;
}

/** `other` is everything that registers nothing: events, places, links, voices. */
export type Incoming = (Sent & { readonly kind: 'text'; readonly text: string }) | (Sent & { readonly kind: 'image'; readonly mediaId: string }) | (Sent & { readonly kind: 'other' });

const ID = /^[\w-]{1,64}$/;
const MEDIA_ID = /^[\w-]{1,256}$/;
const NUMBER = /^\d{1,20}$/;

/** Null where a part is missing or no such part. */
export const messageOf = (fields: Fields): Incoming | null => {
  const { FromUserName: from = '', ToUserName: to = '', CreateTime: createdAt = '', MsgType: type = '', MsgId: id } = fields;
  if (!ID.test(from) || !ID.test(to) || !NUMBER.test(createdAt) || type === '' || (id !== undefined && !NUMBER.test(id))) return null;
  // Events have no id: WeChat says to tell them apart by sender and second.
  const sent: Sent = { from, to, key: id === undefined ? `${from} at ${createdAt}` : `${from} sent ${id}` };
  if (type === 'text') return fields['Content'] === undefined ? null : { ...sent, kind: 'text', text: fields['Content'] };
  if (type === 'image') return MEDIA_ID.test(fields['MediaId'] ?? '') ? { ...sent, kind: 'image', mediaId: fields['MediaId'] as string } : null;
  return { ...sent, kind: 'other' };
};

export type MatterKind = 'consult' | 'help' | 'complaint' | 'report' | 'suggestion';

export type Wish = { readonly kind: 'query'; readonly number: string } | { readonly kind: 'register'; readonly matter: MatterKind; readonly title: string; readonly body: string } | { readonly kind: 'bind'; readonly code: string } | { readonly kind: 'unbind' } | { readonly kind: 'greet' };

/** Only what looks like a code: "绑定手机号怎么办" is a question. */
const BIND = /^(?:绑定[\s:：]*|bind[\s:：]+)([A-Za-z0-9-]{6,32})$/i;
const UNBIND = /^(?:解绑|解除绑定|unbind)$/i;
const QUERY = /^查询\s*([\w-]{1,32})$/;
const TITLE_LENGTH = 40;

/** Words that a text may begin with; without one it is a question. */
const KINDS: readonly (readonly [word: string, kind: MatterKind])[] = [
  ['求助', 'help'],
  ['投诉', 'complaint'],
  ['举报', 'report'],
  ['建议', 'suggestion'],
];

/** What a text wants: the state of a matter, to write in one's own name, or a new matter. */
export const wishOf = (text: string): Wish => {
  const body = text.trim();
  const [, number] = QUERY.exec(body) ?? [];
  if (number !== undefined) return { kind: 'query', number };
  const [, code] = BIND.exec(body) ?? [];
  if (code !== undefined) return { kind: 'bind', code };
  if (UNBIND.test(body)) return { kind: 'unbind' };
  if (body === '') return { kind: 'greet' };
  const [, matter = 'consult'] = KINDS.find(([word]) => body.startsWith(word)) ?? [];
  return { kind: 'register', matter, title: [...body.replace(/\s+/g, ' ')].slice(0, TITLE_LENGTH).join(''), body };
};
