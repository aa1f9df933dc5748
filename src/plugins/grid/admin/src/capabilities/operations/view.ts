import type { MailState } from '../../../../shared/contracts/operations';
import type { Filters } from '../../ui/use-url-filters';

/** All that the address of the page holds; `mail` is the mail that is open. */
export const VIEW_KEYS = ['tab', 'state', 'q', 'page', 'mail'] as const;

export type ViewKey = (typeof VIEW_KEYS)[number];
export type View = Filters<ViewKey>;
export type ViewChange = Partial<Record<ViewKey, string | undefined>>;

export type Tab = 'jobs' | 'outbox';

export const MAIL_STATES: readonly MailState[] = ['queued', 'sending', 'sent', 'failed', 'unknown'];

export const PAGE_SIZE = 25;

export const tabOf = (view: View): Tab => (view.tab === 'outbox' ? 'outbox' : 'jobs');

export const pageOf = (view: View): number => Math.max(1, Math.trunc(Number(view.page)) || 1);

/** A queued mail goes by itself, one that is being sent may be on its way. */
export const canResend = (state: MailState): boolean => state === 'failed' || state === 'unknown' || state === 'sent';
