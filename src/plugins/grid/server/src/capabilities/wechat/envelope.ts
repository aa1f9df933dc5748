import { randomBytes, randomInt } from 'node:crypto';
import { InvalidInput, Refused } from '../../platform/errors';
import type { WechatSettings } from '../../platform/settings-wechat';
import { isSigned, openMessage, sealMessage, signatureOf } from './crypto';
import { readFields, writeFields, type Fields } from './domain/xml';

/** The parameters of every call of the platform. */
export interface Signed {
  readonly signature: string;
  readonly timestamp: string;
  readonly nonce: string;
}

export interface SignedMessage extends Signed {
  readonly msg_signature?: string | undefined;
}

const WINDOW_SECONDS = 10 * 60;

/** @throws Refused */
export const checkCall = ({ token }: WechatSettings, now: Date, { signature, timestamp, nonce }: Signed): void => {
  if (!isSigned(signature, token, timestamp, nonce)) throw new Refused('the signature is not that of our token');
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > WINDOW_SECONDS) throw new Refused(`the call is not of now; allowed: ${WINDOW_SECONDS} seconds from its timestamp`);
};

/**
 * The fields of a message. With a key only what is sealed is taken: a message in plain would get around it. In plain nothing signs the body,
 * so whoever reads along may change it: docs/operations.md says to set the key. @throws Refused, InvalidInput
 */
export const openEnvelope = (settings: WechatSettings, now: Date, query: SignedMessage, body: string): Fields => {
  checkCall(settings, now, query);
  const outer = fieldsOf(body);
  const { token, appId, aesKey } = settings;
  if (aesKey === null) return outer;
  const { Encrypt: sealed = '' } = outer;
  if (!isSigned(query.msg_signature ?? '', token, query.timestamp, query.nonce, sealed)) throw new Refused('the signature is not that of the message');
  const message = openMessage(aesKey, appId, sealed);
  if (message === null) throw new Refused('the message was not sealed for this account');
  return fieldsOf(message);
};

const fieldsOf = (text: string): Fields => {
  const fields = readFields(text);
  if (fields === null) throw new InvalidInput([{ field: '(body)', code: 'malformed', value: '', allowed: 'one <xml> element of texts, without DOCTYPE, attributes and entities of its own' }]);
  return fields;
};

/** A text to who wrote, in the mode of the installation. */
export const replyWith = ({ token, appId, aesKey }: WechatSettings, now: Date, { from, to }: { readonly from: string; readonly to: string }, text: string): string => {
  const seconds = Math.floor(now.getTime() / 1000);
  const message = writeFields({ ToUserName: from, FromUserName: to, CreateTime: seconds, MsgType: 'text', Content: text });
  if (aesKey === null) return message;
  const sealed = sealMessage(aesKey, appId, message, randomBytes(16));
  const nonce = String(randomInt(10 ** 9, 10 ** 10));
  return writeFields({ Encrypt: sealed, MsgSignature: signatureOf(token, String(seconds), nonce, sealed), TimeStamp: seconds, Nonce: nonce });
};
