import type { DayKind } from '../../../kernel/working-days';
import type { PeriodKind } from '../../../kernel/period';
import type { IsoDate } from '../../../kernel/date';

/** Who owes a duty first; the same words as the organisation's. */
export type FirstResponsible = 'liaison' | 'gridLeader' | 'branchSecretary';
export type CareDuty = 'talk' | 'visit';

/** A rule is a record that an office edits. `event` counts days from the report; a periodic one runs to the period's last working day. */
export interface CareRule {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly duty: CareDuty;
  readonly trigger: 'event' | PeriodKind;
  readonly eventKind: string | null;
  readonly days: number | null;
  readonly dayKind: DayKind;
  readonly firstResponsible: FirstResponsible;
  readonly active: boolean;
  /** Periods that began before are not opened: a rule taken into use does not create a backlog. */
  readonly activeFrom: IsoDate | null;
}

/** What is wrong with a rule as somebody typed it, or null. */
export const ruleProblem = (rule: CareRule): { field: string; allowed: string } | null => {
  if (rule.trigger === 'event') {
    if (rule.eventKind === null) return { field: 'eventKind', allowed: 'a kind of care event, because the trigger is an event' };
    if (rule.days === null || rule.days < 1 || rule.days > 365) return { field: 'days', allowed: 'a number from 1 to 365, because the trigger is an event' };
    return null;
  }
  if (rule.eventKind !== null) return { field: 'eventKind', allowed: 'empty, because the rule is periodic' };
  return null;
};

type Seed = Omit<CareRule, 'id' | 'active' | 'activeFrom'>;

const onEvent = (code: string, name: string, duty: CareDuty, days: number): Seed => ({
  code,
  name,
  duty,
  trigger: 'event',
  eventKind: code,
  days,
  dayKind: 'working',
  firstResponsible: 'liaison',
});

/** 四必谈, 五必访 and the periodic talk, as the product ships them (docs/adr/0006). */
export const DEFAULT_RULES: readonly Seed[] = [
  onEvent('moodOrSetback', '思想波动必谈', 'talk', 3),
  onEvent('postChange', '岗位变动必谈', 'talk', 5),
  onEvent('rewardOrDiscipline', '受到奖惩必谈', 'talk', 5),
  onEvent('conflict', '发生矛盾必谈', 'talk', 3),
  onEvent('hospital', '生病住院必访', 'visit', 3),
  onEvent('weddingFuneral', '婚丧嫁娶必访', 'visit', 3),
  onEvent('hardship', '家庭困难必访', 'visit', 5),
  onEvent('familyConflict', '家庭矛盾必访', 'visit', 5),
  onEvent('accidentOrEmergency', '突发变故必访', 'visit', 1),
  { code: 'quarterlyTalk', name: '季度谈心谈话', duty: 'talk', trigger: 'quarter', eventKind: null, days: null, dayKind: 'working', firstResponsible: 'liaison' },
];
