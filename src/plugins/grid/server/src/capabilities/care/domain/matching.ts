import type { IsoDate } from '../../../kernel/date';

export interface HeldRecord {
  readonly id: number;
  readonly eventId: number | null;
  readonly employeeIds: readonly number[];
  readonly form: string;
  readonly heldOn: IsoDate;
}

export interface AnswerableDuty {
  readonly id: number;
  readonly kind: string;
  readonly subjectId: number | null;
  readonly eventId: number | null;
  readonly assignedOn: IsoDate;
}

/** A talk may be held anywhere and by phone; a visit means that somebody went there. */
const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  talk: ['individual', 'group', 'phone', 'homeVisit', 'hospitalVisit', 'condolence'],
  visit: ['homeVisit', 'hospitalVisit', 'condolence'],
  followUp: ['individual', 'group', 'phone', 'homeVisit', 'hospitalVisit', 'condolence'],
};

/** Through which channel a need came that was spoken of: where a visit is answered, somebody went there. */
export const channelOf = (form: string): 'talk' | 'visit' => (answersKind(form, 'visit') ? 'visit' : 'talk');

export const answersKind = (form: string, kind: string): boolean => ANSWERS[kind]?.includes(form) ?? false;

/**
 * The duties that a record closes. One that names an event closes that event's duties, whatever its form: the reporter says what it
 * answers. One that names none closes the open duties of its employees that it fits: kind, and held on or after the report.
 */
export const answeredBy = (record: HeldRecord, duties: readonly AnswerableDuty[]): number[] =>
  duties
    .filter((duty) => duty.subjectId !== null && record.employeeIds.includes(duty.subjectId))
    .filter((duty) => (record.eventId !== null ? duty.eventId === record.eventId : answersKind(record.form, duty.kind) && record.heldOn >= duty.assignedOn))
    .map((duty) => duty.id);
