import { CADENCES, type Cadence, type CareEventKind, type OpenCarePlan } from '../../../../shared/contracts/care';
import type { IsoDate, PersonRef } from '../../../../shared/contracts/common';
import { LABELS } from '../../labels/labels';

export const CAUSES = Object.keys(LABELS.en['care-plan']?.enums['cause'] ?? {}) as CareEventKind[];

/** What is typed so far. Cause, responsible and both days are chosen by a person, so nothing is chosen for him. */
export interface PlanDraft {
  cause: CareEventKind | '';
  responsible: PersonRef | null;
  cadence: Cadence;
  from: IsoDate | null;
  reviewOn: IsoDate | null;
  until: IsoDate | null;
  goal: string;
}

export const emptyDraft = (today: IsoDate): PlanDraft => ({ cause: '', responsible: null, cadence: CADENCES[1], from: today, reviewOn: null, until: null, goal: '' });

/** The plan to send, or null while something is missing. Whether the days fit, the server says. */
export function toPlan(employeeId: string, { cause, responsible, cadence, from, reviewOn, until, goal }: PlanDraft): OpenCarePlan | null {
  if (cause === '' || responsible === null || from === null || reviewOn === null || until === null) return null;
  return { employeeId, cause, responsibleId: responsible.id, cadence, from, reviewOn, until, ...(goal.trim() === '' ? {} : { goal: goal.trim() }) };
}
