import type { AuditAction } from '../../../../shared/contracts/audit';
import type { Filters } from '../../ui/use-url-filters';

/** All that the address of the page holds. Pages are read onwards from the last entry seen, so they stay out of it. */
export const VIEW_KEYS = ['from', 'to', 'action', 'type', 'actor', 'person'] as const;

export type View = Filters<(typeof VIEW_KEYS)[number]>;
export type ViewChange = { [K in keyof View]?: string | undefined };

/** In the order of the list; a new action without a place here does not compile. */
const PLACES: Record<AuditAction, number> = {
  'confidential.read': 0,
  'row.create': 1,
  'row.update': 2,
  'row.delete': 3,
  import: 4,
  export: 5,
  'file.download': 6,
  login: 7,
  'login.failed': 8,
  'role.change': 9,
  'account.create': 10,
  'account.change': 11,
  'token.create': 12,
  'token.change': 13,
  'setting.change': 14,
  'job.run': 15,
  'mail.resend': 16,
  'keys.rotate': 17,
  'own-file.read': 18,
  'own-file.download': 19,
  'consent.change': 20,
  'retention.warn': 21,
  'retention.extend': 22,
  'retention.purge': 23,
  'audit.export': 24,
  'audit.verify': 25,
};

export const ACTIONS = (Object.keys(PLACES) as AuditAction[]).sort((one, other) => PLACES[one] - PLACES[other]);
