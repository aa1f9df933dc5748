import type { WechatSettings } from '../../platform/settings-wechat';

/**
 * How a call of the platform ended. `refused` is its answer that it did nothing; `notSent` never got there; of `unsure` nobody knows.
 * `why` is a code: neither an address nor a text of an answer, which would hold the access token or an open id.
 */
export type Failure = { readonly end: 'refused' | 'busy' | 'notSent' | 'unsure'; readonly why: string };
export type Outcome<T> = { readonly end: 'done'; readonly value: T } | Failure;

/** The account with its secret: without one it cannot be called. */
export interface Account extends WechatSettings {
  readonly appSecret: string;
}

interface Answer {
  readonly errcode?: number;
  readonly access_token?: string;
  readonly expires_in?: number;
}

const PATIENCE_MS = 10_000;
const ANSWER_BYTES = 64 * 1024;
/** A token is given up before it ends, so that none ends on its way. */
const EARLY_MS = 5 * 60_000;
/** Not valid (any more). */
const TOKEN_CODES = [40001, 40014, 42001];
/** Busy, or too often. */
const BUSY_CODES = [-1, 45009, 45011, 45047];
/** The connection was never made. */
const NOT_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'];

const tokens = new Map<string, { readonly token: string; readonly endsAt: number }>();

/** A text to a person who wrote within two days. `now` is when the call is made. */
export const sendText = (account: Account, now: Date, openId: string, content: string): Promise<Outcome<null>> =>
  withToken(account, now, async (token) => {
    const answered = await json(`${account.api}/cgi-bin/message/custom/send?access_token=${encodeURIComponent(token)}`, { touser: openId, msgtype: 'text', text: { content } });
    return answered.end === 'done' ? { end: 'done', value: null } : answered;
  });

/** The bytes of a media file, at most as many. */
export const fetchMedia = (account: Account, now: Date, mediaId: string, most: number): Promise<Outcome<Buffer>> =>
  withToken(account, now, async (token) => {
    const got = await call(`${account.api}/cgi-bin/media/get?access_token=${encodeURIComponent(token)}&media_id=${encodeURIComponent(mediaId)}`, {}, most);
    if (got.end !== 'done') return got;
    return /json|text\/plain/.test(got.value.type) ? failureOf(got.value.bytes) : { end: 'done', value: got.value.bytes };
  });

/** A token that the platform calls invalid is fetched anew, once. */
const withToken = async <T>(account: Account, now: Date, work: (token: string) => Promise<Outcome<T>>): Promise<Outcome<T>> => {
  const first = await withOneToken(account, now, work);
  if (!isOfToken(first)) return first;
  tokens.delete(keyOf(account));
  const second = await withOneToken(account, now, work);
  return isOfToken(second) ? { end: 'busy', why: second.why } : second;
};

const isOfToken = (outcome: Outcome<unknown>): outcome is Failure => outcome.end === 'refused' && TOKEN_CODES.map(codeText).includes(outcome.why);

const withOneToken = async <T>(account: Account, now: Date, work: (token: string) => Promise<Outcome<T>>): Promise<Outcome<T>> => {
  const token = await tokenOf(account, now);
  // Whatever went wrong with the token, the call itself was not made.
  return token.end === 'done' ? work(token.value) : { end: 'busy', why: `token: ${token.why}` };
};

const keyOf = ({ api, appId }: Account): string => `${api} ${appId}`;

/** The stable token: several nodes get the same one, and none takes it away from another. Its secret travels in the body, not in an address. */
const tokenOf = async (account: Account, now: Date): Promise<Outcome<string>> => {
  const known = tokens.get(keyOf(account));
  if (known !== undefined && now.getTime() < known.endsAt) return { end: 'done', value: known.token };
  const answered = await json(`${account.api}/cgi-bin/stable_token`, { grant_type: 'client_credential', appid: account.appId, secret: account.appSecret });
  if (answered.end !== 'done') return answered;
  const { access_token: token, expires_in: seconds } = answered.value;
  if (typeof token !== 'string' || token === '' || typeof seconds !== 'number') return { end: 'unsure', why: 'no token in the answer' };
  tokens.set(keyOf(account), { token, endsAt: now.getTime() + seconds * 1000 - EARLY_MS });
  return { end: 'done', value: token };
};

const json = async (url: string, body: object): Promise<Outcome<Answer>> => {
  const got = await call(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }, ANSWER_BYTES);
  if (got.end !== 'done') return got;
  const answer = parsed(got.value.bytes);
  if (answer === null) return { end: 'unsure', why: 'no JSON in the answer' };
  return (answer.errcode ?? 0) === 0 ? { end: 'done', value: answer } : failureOf(got.value.bytes);
};

const failureOf = (bytes: Buffer): Failure => {
  const code = parsed(bytes)?.errcode;
  if (typeof code !== 'number' || !Number.isInteger(code)) return { end: 'unsure', why: 'no JSON in the answer' };
  return { end: BUSY_CODES.includes(code) ? 'busy' : 'refused', why: codeText(code) };
};

const codeText = (code: number): string => `errcode ${code}`;

const parsed = (bytes: Buffer): Answer | null => {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof value === 'object' && value !== null ? value : null;
  } catch {
    return null;
  }
};

/** Follows no redirection: only the named host gets a token. */
const call = async (url: string, init: RequestInit, most: number): Promise<Outcome<{ readonly type: string; readonly bytes: Buffer }>> => {
  try {
    const response = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) });
    if (response.status !== 200) return { end: 'unsure', why: `HTTP ${response.status}` };
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of (response.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
      size += part.length;
      if (size > most) return { end: 'refused', why: 'too large' };
      parts.push(part);
    }
    return { end: 'done', value: { type: response.headers.get('content-type') ?? '', bytes: Buffer.concat(parts) } };
  } catch (error) {
    const { name, cause } = error as { name?: string; cause?: { code?: string } };
    if (NOT_SENT.includes(cause?.code ?? '')) return { end: 'notSent', why: cause?.code ?? '' };
    return { end: 'unsure', why: name === 'TimeoutError' ? 'timeout' : (cause?.code ?? 'broken connection') };
  }
};
