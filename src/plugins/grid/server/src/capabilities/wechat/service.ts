import { randomUUID } from 'node:crypto';
import type { IsoDate } from '../../kernel/date';
import { appendAudit, systemActor } from '../../platform/audit';
import { stamp, type Db } from '../../platform/db';
import { seal, type Place } from '../../platform/field-crypto';
import { keyRing } from '../../platform/sealing';
import type { PersonRow } from '../organisation';
import { wishOf, type Incoming, type MatterKind } from './domain/message';
import { IMAGE_BODY, IMAGE_TITLE, greeting, registered, registeredInName, stateOf, unbound } from './domain/wording';
import { keyOf } from './keys';
import { matterRegister } from './register-port';
import { bindSender, employeeBehind, unbindSender } from './service-bindings';
import { insertMessage, registeredAs, registeredBy, setMatter, type Registered } from './store';
import { insertNotice } from './store-notices';

export interface Deps {
  readonly db: Db;
  readonly now: Date;
  readonly today: IsoDate;
  /** What names of people are turned into keys with; the same on all nodes. */
  readonly secret: string;
  /** Address of the portal, or ''. */
  readonly site: string;
}

/** What is answered to a message, after it did what it wants. The same message again does nothing and is answered alike. */
export const receive = async (deps: Deps, message: Incoming): Promise<string> => {
  if (message.kind === 'other') return greeting(deps.site);
  if (message.kind === 'image') return register(deps, message, { kind: 'consult', title: IMAGE_TITLE, body: IMAGE_BODY, mediaId: message.mediaId });
  const wish = wishOf(message.text);
  switch (wish.kind) {
    case 'greet':
      return greeting(deps.site);
    case 'query':
      return stateOf(wish.number, await stateFor(deps, message.from, wish.number));
    case 'bind':
      return bindSender(deps, message, wish.code);
    case 'unbind':
      await unbindSender(deps, message.from);
      return unbound();
    case 'register':
      return register(deps, message, { kind: wish.matter, title: wish.title, body: wish.body, mediaId: null });
  }
};

const stateFor = async ({ db, secret }: Deps, openId: string, number: string) => {
  const found = await registeredBy(db, keyOf(secret, 'sender', openId), number);
  return found === undefined ? null : matterRegister().stateOfMatter(db, found.matterId);
};

interface Content {
  readonly kind: MatterKind;
  readonly title: string;
  readonly body: string;
  readonly mediaId: string | null;
}

const register = async (deps: Deps, message: Incoming, content: Content): Promise<string> => {
  const person = await employeeBehind(deps.db, keyOf(deps.secret, 'sender', message.from));
  const { number } = await registerOnce(deps, message, content, person);
  return person === null ? registered(number) : registeredInName(number);
};

/** The row of the message comes first: of two that are the same the second finds it, and the number of the first. */
const registerOnce = async ({ db, now, today, secret }: Deps, message: Incoming, { mediaId, ...content }: Content, person: PersonRow | null): Promise<Registered> => {
  const documentId = randomUUID();
  const messageKey = keyOf(secret, 'message', message.key);
  const sender = seal(keyRing(), placeOf(documentId), message.from);
  const id = await insertMessage(db, { documentId, messageKey, senderKey: keyOf(secret, 'sender', message.from), sender, receivedAt: now.toISOString(), mediaId });
  if (id === null) return knownMessage(db, messageKey);
  const { documentId: matterId, number } = await matterRegister().registerMatter(db, { channel: 'wechat', ...content, submitterId: person?.id ?? null, gridId: person?.gridId ?? null }, today);
  await setMatter(db, id, { matterId, number });
  await appendAudit(db, systemActor('wechat'), [{ action: 'row.create', type: 'matter', rowId: matterId, ...(person === null ? {} : { subjectId: person.id }), details: { channel: 'wechat' } }]);
  return { matterId, number };
};

const knownMessage = async (db: Db, messageKey: string): Promise<Registered> => {
  const found = await registeredAs(db, messageKey);
  if (found === undefined) throw new Error('a message that came before has no row');
  return found;
};

/** Where an open id is sealed. */
export const placeOf = (documentId: string): Place => ({ type: 'wechat-message', documentId, field: 'sender' });

/** To be called in the transaction of the answer. Nothing happens for a matter that did not come through this channel. Returns whether a notice is new. */
export const answerReady = (db: Db, matterDocumentId: string): Promise<boolean> => insertNotice(db, matterDocumentId, new Date(stamp(db)).toISOString());
