import { currentTree } from '../../access/tree-map';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import type { MailContent, MailLanguage } from '../../platform/mail';
import { enqueue, mailFor, type MailTemplate } from '../../platform/outbox';
import { leaderOf, loadFacts, personRefs } from '../organisation';
import type { StoredBulletin } from './store';

/** Secretaries and leaders of the grid and of everything below it hear that it is out, each once for a bulletin, however often it is released. */
export const tellLeaders = async (db: Db, { id, documentId, period, gridId }: StoredBulletin, today: IsoDate, panel: string): Promise<void> => {
  const facts = await loadFacts(db, today, []);
  const grids = (await currentTree(db)).descendants([gridId]);
  const people = await personRefs(db, grids.flatMap((grid) => [facts.secretaryOf.get(grid) ?? null, leaderOf(facts, grid)]));
  const template = mailOf(period, `${panel}/bulletins?id=${documentId}`);
  const mails = [...people.values()].flatMap((person) =>
    person.active && person.email !== null ? [mailFor({ id: person.id, name: person.ref.name, address: person.email, language: person.language }, template, `bulletin-released:${id}:${person.id}`)] : [],
  );
  await enqueue(db, mails);
};

const mailOf = (period: string, href: string): MailTemplate => {
  const content: Record<MailLanguage, MailContent> = {
    zhHans: { subject: `连心：${period} 月度公开已发布`, intro: `${period} 月度公开已发布。`, sections: [{ heading: '查看', lines: [{ text: '打开月度公开', href }] }], footer: '此邮件由连心自动发出。' },
    en: { subject: `Lianxin: the bulletin of ${period} is out`, intro: `The bulletin of ${period} is out.`, sections: [{ heading: 'Read it', lines: [{ text: 'Open the bulletin', href }] }], footer: 'Sent by Lianxin.' },
  };
  return { template: 'bulletin-released', policy: 'at-least-once', content };
};
