import type { GridRef, IsoDate, PersonRef } from './common';

/** Everything that a person may do on our own screens and routes; the policy table says which role may. */
export type ActionId =
  | 'workbench.read'
  | 'task.transfer'
  | 'task.waive'
  | 'task.follow-up'
  | 'project.create'
  | 'project.complete'
  | 'project.verify'
  | 'care-record.create'
  | 'care-record.undo'
  | 'care-event.create'
  | 'care-event.withdraw'
  | 'matter.read'
  | 'matter.register'
  | 'matter.direct'
  | 'matter.handle'
  | 'care-plan.read'
  | 'care-plan.create'
  | 'care-plan.review'
  | 'care-plan.close'
  | 'bulletin.read'
  | 'bulletin.draft'
  | 'bulletin.release'
  | 'bulletin.export'
  | 'story.read'
  | 'story.draft'
  | 'story.release'
  | 'story.withdraw'
  | 'activity.read'
  | 'activity.plan'
  | 'activity.record'
  | 'activity.export'
  | 'calendar-feed.make'
  | 'requirement.read'
  | 'requirement.export'
  | 'grids.read'
  | 'people.read'
  | 'employee.login'
  | 'import.run'
  | 'roster.export'
  | 'jobs.read'
  | 'jobs.run'
  | 'outbox.read'
  | 'outbox.resend'
  | 'portal-account.create'
  | 'confidential.read'
  | 'care-profile.write'
  | 'audit.read'
  | 'audit.export'
  | 'retention.read'
  | 'retention.extend'
  | 'consent.read'
  | 'correction.read'
  | 'correction.answer'
  | 'attachment.read'
  | 'attachment.create'
  | 'attachment.delete'
  | 'handover.read'
  | 'handover.finish';

/** Roles of the admin panel. */
export type RoleCode = 'office' | 'committee' | 'branch' | 'group' | 'publisher' | 'privacyOfficer';

/** Roles of the portal. Nobody hands them out: they follow from the day's pairs and appointments. */
export type PortalRole = 'staff' | 'liaison' | 'counsellor';

/** What a person may do on the portal's routes (`/api/grid/me/…`). */
export type PortalActionId = 'own-file.read' | 'own-file.download' | 'own-audit.read' | 'own-confidential.read' | 'correction.create' | 'consent.give' | 'own-matter.read' | 'own-matter.raise' | 'own-story.read' | 'own-calendar.feed' | 'own-wechat.bind';

/** What is open without a login (`/api/grid/…`); the policy table says why. */
export type PublicActionId = 'voice.raise' | 'voice.mailbox' | 'wechat.message' | 'bulletin.public' | 'public-ledger.read' | 'story.public' | 'honour.public' | 'vanguard-post.public' | 'regulation.public' | 'calendar.read';

/** What a token may do beyond reading the types it is bound to; granted token by token. */
export type TokenActionId = 'hr.upsert';

/** GET /grid/me */
export interface Me {
  today: IsoDate;
  isWorkingDay: boolean;
  /** The person behind the account, or null for a technical account. */
  employee: PersonRef | null;
  /** Roots of what the account reaches today; empty = nothing. */
  grids: GridRef[];
  actions: ActionId[];
  /** Years shown on the screens for which no official calendar was loaded: due dates in them count Monday to Friday. */
  provisionalYears: number[];
}
