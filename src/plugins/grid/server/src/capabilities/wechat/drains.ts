import type { Clock } from '../../platform/clock';
import type { Db } from '../../platform/db';
import { unseal } from '../../platform/field-crypto';
import type { JobSummary } from '../../platform/job';
import { keyRing } from '../../platform/sealing';
import type { WechatSettings } from '../../platform/settings-wechat';
import { inspect } from '../attachments';
import { fetchMedia, sendText, type Account, type Failure, type Outcome } from './api';
import { answerIsReady } from './domain/wording';
import { matterRegister, type WechatImage } from './register-port';
import { placeOf } from './service';
import { claimImages, settleImage, type ClaimedImage } from './store';
import { addresseeOf, claimNotices, giveUpExpired, settleNotice, type ClaimedNotice, type NoticeEnd } from './store-notices';

export interface Work {
  readonly transact: <T>(work: (db: Db) => Promise<T>) => Promise<T>;
  readonly settings: WechatSettings | null;
  readonly clock: Clock;
}

const BATCH = 20;
const LEASE_MS = 5 * 60_000;
const FIRST_RETRY_MS = 60_000;
const MAX_TRIES = 6;
const MOST_BYTES = 10 * 1024 * 1024;

const accountOf = (settings: WechatSettings | null): Account | null => (settings === null || settings.appSecret === null ? null : { ...settings, appSecret: settings.appSecret });

const later = (now: Date, ms: number): string => new Date(now.getTime() + ms).toISOString();
const retryAt = (now: Date, tries: number): string => later(now, FIRST_RETRY_MS * 2 ** (tries - 1));

/**
 * Sends the notices that an answer is ready: `queued` → `sending` under a lease → `sent`, or back to `queued` where the platform surely did
 * nothing, or `failed` where it never will (nobody may be written to two days after his last message), or `unknown` where nobody knows: at most once.
 */
export const drainNotices = async (work: Work): Promise<JobSummary> => {
  const counts = { sent: 0, retried: 0, failed: 0, unknown: 0 };
  counts.unknown = await work.transact((db) => giveUpExpired(db, work.clock.now().toISOString()));
  const account = accountOf(work.settings);
  // Without a secret they wait, as mails do without a server.
  if (account === null) return counts;
  for (;;) {
    const now = work.clock.now();
    const notices = await work.transact((db) => claimNotices(db, now.toISOString(), later(now, LEASE_MS), BATCH));
    for (const notice of notices) {
      const end = await sendNotice(work, account, notice);
      await work.transact((db) => settleNotice(db, notice, end));
      counts['retryAt' in end ? 'retried' : end.state] += 1;
    }
    if (notices.length < BATCH) return counts;
  }
};

const sendNotice = async ({ transact, clock }: Work, account: Account, notice: ClaimedNotice): Promise<NoticeEnd> => {
  const addressee = await transact((db) => addresseeOf(db, notice.matterId));
  if (addressee === undefined) return { state: 'failed', error: 'nobody to tell any more' };
  const openId = unseal(keyRing(), placeOf(addressee.documentId), addressee.sender);
  const outcome = await sendText(account, clock.now(), openId, answerIsReady(addressee.number));
  return outcome.end === 'done' ? { state: 'sent', at: clock.now().toISOString() } : endOf(outcome, notice.tries, clock.now());
};

const endOf = ({ end, why }: Failure, tries: number, now: Date): NoticeEnd => {
  switch (end) {
    case 'refused':
      return { state: 'failed', error: why };
    case 'unsure':
      return { state: 'unknown', error: why };
    case 'busy':
    case 'notSent':
      return tries >= MAX_TRIES ? { state: 'failed', error: why } : { retryAt: retryAt(now, tries), error: why };
  }
};

/** Fetches the images of matters that are registered already, and gives each to its matter once: as what it is by its bytes, written anew, or as one that could not be had. */
export const drainImages = async (work: Work): Promise<JobSummary> => {
  const counts = { fetched: 0, retried: 0, lost: 0 };
  for (;;) {
    const now = work.clock.now();
    const images = await work.transact((db) => claimImages(db, now.toISOString(), later(now, LEASE_MS), BATCH));
    for (const image of images) counts[await fetchImage(work, image)] += 1;
    if (images.length < BATCH) return counts;
  }
};

const fetchImage = async ({ transact, settings, clock }: Work, image: ClaimedImage): Promise<'fetched' | 'retried' | 'lost'> => {
  const account = accountOf(settings);
  const outcome: Outcome<Buffer> = account === null ? { end: 'refused', why: 'no secret' } : await fetchMedia(account, clock.now(), image.mediaId, MOST_BYTES);
  if (outcome.end !== 'done' && outcome.end !== 'refused' && image.tries < MAX_TRIES) {
    await transact((db) => settleImage(db, image, { retryAt: retryAt(clock.now(), image.tries) }));
    return 'retried';
  }
  const found = outcome.end === 'done' ? await imageIn(outcome.value) : null;
  const state = found === null ? 'lost' : 'fetched';
  await transact(async (db) => {
    if (await settleImage(db, image, { state })) await matterRegister().completeImage(db, image.matterId, found);
  });
  return state;
};

/** Null for what is no image, whatever the platform calls it. */
const imageIn = async (bytes: Buffer): Promise<WechatImage | null> => {
  const found = await inspect(bytes).catch(() => null);
  return found?.mime.startsWith('image/') ? found : null;
};
