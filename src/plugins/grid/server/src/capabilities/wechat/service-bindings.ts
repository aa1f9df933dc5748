import { randomInt } from 'node:crypto';
import type { WechatCode, WechatStanding } from '../../../../shared/contracts/wechat';
import { actorOf } from '../../access/actor';
import type { PersonPrincipal } from '../../access/principal';
import type { IsoDate } from '../../kernel/date';
import { appendAudit, systemActor, type AuditActor } from '../../platform/audit';
import type { Db } from '../../platform/db';
import { defineMail, enqueue, mailFor } from '../../platform/outbox';
import { personRefs, type PersonRow } from '../organisation';
import { newCode, plainCode } from './domain/code';
import { bindText, bound, noSuchCode } from './domain/wording';
import { keyOf } from './keys';
import { bindingOfEmployee, bindingOfSender, boundEmployees, dropBindings, dropExpiredCodes, putBinding, putCode, takeCode } from './store-bindings';

const CODE_MINUTES = 10;

interface Moment {
  readonly db: Db;
  readonly now: Date;
  readonly today: IsoDate;
  readonly secret: string;
}

const BOUND = defineMail('wechat-bound', 'at-least-once', {
  zhHans: { subject: '连心：您的员工身份已绑定微信', lines: ['您的员工身份已绑定一个微信号，此后从该微信号发送的内容以您本人名义登记。如非本人操作，请登录门户解除绑定。'] },
  en: { subject: 'Lianxin: a WeChat account was bound to you', lines: ['A WeChat account was bound to you: what it sends is registered under your name. If that was not you, remove the binding on the portal.'] },
});

/** Shown once; kept as a key. The one before ends. */
export const issueCode = async ({ db, now, secret }: Moment, person: PersonPrincipal): Promise<WechatCode> => {
  const code = newCode(randomInt);
  await dropExpiredCodes(db, now.toISOString());
  await putCode(db, { codeKey: keyOf(secret, 'code', code), employeeId: person.employeeId, expiresAt: new Date(now.getTime() + CODE_MINUTES * 60_000).toISOString() });
  await note(db, actorOf(person), await refOf(db, person.employeeId), 'wechatCode');
  return { text: bindText(code), minutes: CODE_MINUTES };
};

/** What is answered to a code. Wrong, used and expired ones answer alike; the message that bound answers again that it did. */
export const bindSender = async ({ db, now, today, secret }: Moment, message: { readonly from: string; readonly key: string }, code: string): Promise<string> => {
  const [senderKey, messageKey] = [keyOf(secret, 'sender', message.from), keyOf(secret, 'message', message.key)];
  const employeeId = await takeCode(db, keyOf(secret, 'code', plainCode(code)), now.toISOString());
  const person = employeeId === null ? undefined : await refOf(db, employeeId);
  if (!person?.active) return (await bindingOfSender(db, senderKey))?.messageKey === messageKey ? bound() : noSuchCode();
  const before = await bindingOfSender(db, senderKey);
  if (before !== undefined && before.employeeId !== person.id) await note(db, systemActor('wechat'), await refOf(db, before.employeeId), 'wechat');
  await putBinding(db, { employeeId: person.id, senderKey, messageKey, boundOn: today });
  await note(db, systemActor('wechat'), person, 'wechat');
  if (person.email) await enqueue(db, [mailFor({ id: person.id, name: person.ref.name, address: person.email, language: person.language }, BOUND, `wechat-bound:${messageKey}`)]);
  return bound();
};

/** The employee who writes from an open id, if one said so and has not left since. */
export const employeeBehind = async (db: Db, senderKey: string): Promise<PersonRow | null> => {
  const binding = await bindingOfSender(db, senderKey);
  const person = binding === undefined ? undefined : await refOf(db, binding.employeeId);
  return person?.active ? person : null;
};

export const unbindSender = async ({ db, secret }: Moment, from: string): Promise<void> => {
  const binding = await bindingOfSender(db, keyOf(secret, 'sender', from));
  if (binding === undefined) return;
  await dropBindings(db, [binding.employeeId]);
  await note(db, systemActor('wechat'), await refOf(db, binding.employeeId), 'wechat');
};

export const standingOf = async (db: Db, { employeeId }: PersonPrincipal): Promise<WechatStanding> => ({ boundOn: (await bindingOfEmployee(db, employeeId))?.boundOn ?? null });

export const unbindOwn = async (db: Db, person: PersonPrincipal): Promise<WechatStanding> => {
  await dropBindings(db, [person.employeeId]);
  await note(db, actorOf(person), await refOf(db, person.employeeId), 'wechat');
  return { boundOn: null };
};

/** Of people who left, however that came into the register. Returns how many bindings. */
export const endOfLeavers = async (db: Db): Promise<number> => {
  const people = await personRefs(db, await boundEmployees(db));
  return endOf(db, [...people.values()].filter(({ active }) => !active));
};

/** The same at once, where somebody may have left. */
export const endOfOne = async (db: Db, employeeId: number): Promise<void> => {
  if ((await bindingOfEmployee(db, employeeId)) === undefined) return;
  const person = await refOf(db, employeeId);
  if (person?.active === false) await endOf(db, [person]);
};

const endOf = async (db: Db, people: readonly PersonRow[]): Promise<number> => {
  if (people.length === 0) return 0;
  for (const person of people) await note(db, systemActor('wechat'), person, 'wechat');
  return dropBindings(db, people.map(({ id }) => id));
};

const refOf = async (db: Db, employeeId: number): Promise<PersonRow | undefined> => (await personRefs(db, [employeeId])).get(employeeId);

/** That it changed, not what it is. */
const note = async (db: Db, actor: AuditActor, person: PersonRow | undefined, field: 'wechat' | 'wechatCode'): Promise<void> => {
  if (person !== undefined) await appendAudit(db, actor, [{ action: 'row.update', type: 'employee', rowId: person.ref.id, subjectId: person.id, fields: [field] }]);
};
