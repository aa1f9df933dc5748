import type { IsoDate } from '../../../kernel/date';
import { countFrom, type Calendar } from '../../../kernel/working-days';
import type { CareDuty, CareRule, FirstResponsible } from './rules';

export interface ReportedEvent {
  readonly id: number;
  readonly code: string;
  readonly kind: string;
  readonly employeeId: number;
  readonly gridId: number | null;
  readonly reportedOn: IsoDate;
}

export interface PlannedDuty {
  readonly originKey: string;
  readonly title: string;
  readonly kind: CareDuty;
  readonly ruleCode: string;
  readonly ownerId: number | null;
  readonly subjectId: number;
  readonly gridId: number;
  readonly eventId: number | null;
  readonly assignedOn: IsoDate;
  readonly dueOn: IsoDate;
}

/** Resolves the person who owes a duty on the day that the facts were read for. */
export type OwnerOf = (employeeId: number, first: FirstResponsible) => number | null;

/** One duty per (rule, event). Day 0 is the day of the report. An event of a person without a grid opens none. */
export const planEventDuties = (event: ReportedEvent, rules: readonly CareRule[], calendar: Calendar, ownerOf: OwnerOf): PlannedDuty[] =>
  rules
    .filter((rule) => rule.active && rule.trigger === 'event' && rule.eventKind === event.kind)
    .flatMap((rule) => {
      if (event.gridId === null || rule.days === null) return [];
      return [
        {
          originKey: `${rule.code}:event:${event.code}`,
          title: rule.name,
          kind: rule.duty,
          ruleCode: rule.code,
          ownerId: ownerOf(event.employeeId, rule.firstResponsible),
          subjectId: event.employeeId,
          gridId: event.gridId,
          eventId: event.id,
          assignedOn: event.reportedOn,
          dueOn: countFrom(event.reportedOn, rule.days, rule.dayKind, calendar).dueOn,
        },
      ];
    });
