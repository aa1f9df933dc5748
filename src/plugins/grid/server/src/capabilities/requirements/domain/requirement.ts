import type { ActivityType } from '../../../../../shared/contracts/activities';
import type { GridLevel } from '../../../../../shared/contracts/common';
import type { Per } from '../../../../../shared/contracts/requirements';
import type { IsoDate } from '../../../kernel/date';

/** How often a grid of a level holds an activity of a type: a record that an office edits. */
export interface Requirement {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly activityType: ActivityType;
  readonly gridLevel: GridLevel;
  readonly times: number;
  readonly per: Per;
  readonly active: boolean;
  /** Duties of periods that began before are not opened: a requirement taken into use creates no backlog. */
  readonly activeFrom: IsoDate | null;
}

type Seed = Omit<Requirement, 'id' | 'active' | 'activeFrom'>;

/** 三会一课 and the theme party day, as the product ships them (docs/adr/0024). */
export const DEFAULT_REQUIREMENTS: readonly Seed[] = [
  { code: 'branchMeeting', name: '支部党员大会', activityType: 'branchMeeting', gridLevel: 'branch', times: 1, per: 'quarter' },
  { code: 'branchCommittee', name: '支部委员会', activityType: 'branchCommittee', gridLevel: 'branch', times: 1, per: 'month' },
  { code: 'groupMeeting', name: '党小组会', activityType: 'groupMeeting', gridLevel: 'group', times: 1, per: 'month' },
  { code: 'partyLecture', name: '党课', activityType: 'partyLecture', gridLevel: 'branch', times: 1, per: 'quarter' },
  { code: 'themeDay', name: '主题党日', activityType: 'themeDay', gridLevel: 'branch', times: 1, per: 'month' },
];
