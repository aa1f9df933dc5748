import type { Me } from '../../../../shared/contracts/access';
import type { CareForm, RecordCare, SpokenNeed } from '../../../../shared/contracts/care';
import type { IsoDate, PersonRef } from '../../../../shared/contracts/common';
import type { TaskRow } from '../../../../shared/contracts/tasks';

export interface RecordDraft {
  heldOn: IsoDate | null;
  form: CareForm;
  place: string;
  summary: string;
  nextOn: IsoDate | null;
  conductedBy: PersonRef | null;
  /** Empty = none. */
  need: string;
  needKind: SpokenNeed['kind'];
  needDetails: string;
}

export const NEED_KINDS: readonly SpokenNeed['kind'][] = ['consult', 'help', 'complaint', 'suggestion'];

const VISITS: readonly CareForm[] = ['homeVisit', 'hospitalVisit', 'condolence'];

/** A talk may be held anywhere and by phone; a visit means that somebody went there. */
export const formsFor = (tasks: readonly TaskRow[]): readonly CareForm[] =>
  tasks.some((task) => task.kind === 'visit') ? VISITS : ['individual', 'group', 'phone', ...VISITS];

export const newDraft = (tasks: readonly TaskRow[], me: Me): RecordDraft => ({
  heldOn: me.today,
  form: fittingForm(tasks),
  place: '',
  summary: '',
  nextOn: null,
  conductedBy: me.employee,
  need: '',
  needKind: 'help',
  needDetails: '',
});

export function fittingForm(tasks: readonly TaskRow[]): CareForm {
  const visit = tasks.find((task) => task.kind === 'visit');
  if (visit !== undefined) return visit.cause === 'hospital' ? 'hospitalVisit' : 'homeVisit';
  return peopleOf(tasks).length > 1 ? 'group' : 'individual';
}

/** The matter is his: the subject of the first duty that has one. */
export const raisedBy = (tasks: readonly TaskRow[]): PersonRef | null => peopleOf(tasks)[0] ?? null;

function peopleOf(tasks: readonly TaskRow[]): PersonRef[] {
  const people = new Map<string, PersonRef>();
  for (const { subject } of tasks) if (subject !== null) people.set(subject.id, subject);
  return [...people.values()];
}

/** null while something needed is missing. Whoever records his own talk is not named: the server knows him. */
export function toRecord(draft: RecordDraft, tasks: readonly TaskRow[], me: Me): RecordCare | null {
  if (draft.heldOn === null || draft.conductedBy === null) return null;
  return {
    taskIds: tasks.map((task) => task.id),
    form: draft.form,
    heldOn: draft.heldOn,
    ...(draft.conductedBy.id === me.employee?.id ? {} : { conductedById: draft.conductedBy.id }),
    ...(draft.place.trim() === '' ? {} : { place: draft.place.trim() }),
    ...(draft.summary.trim() === '' ? {} : { summary: draft.summary.trim() }),
    ...(draft.nextOn === null ? {} : { nextOn: draft.nextOn }),
    ...(draft.need.trim() === '' ? {} : { need: needOf(draft) }),
  };
}

function needOf({ need, needKind, needDetails }: RecordDraft): SpokenNeed {
  const details = needDetails.trim();
  return { title: need.trim(), kind: needKind, ...(details === '' ? {} : { details }) };
}
