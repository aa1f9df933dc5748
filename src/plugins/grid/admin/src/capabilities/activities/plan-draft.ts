import type { ActivityPage, ActivityQuorum, ActivityRhythm, ActivityType, PlanActivity, PlanSeries } from '../../../../shared/contracts/activities';
import type { IsoDate, PersonRef } from '../../../../shared/contracts/common';
import { TYPES } from './view';

export const ONCE = 'once';

export interface PlanDraft {
  type: ActivityType;
  title: string;
  form: string;
  grid: string | null;
  day: IsoDate | null;
  from: string;
  to: string;
  venue: string;
  host: PersonRef | null;
  lecturer: string;
  agenda: string;
  quorum: ActivityQuorum;
  rhythm: ActivityRhythm | typeof ONCE;
  until: IsoDate | null;
}

/** What an address fills in: `plan` the type, `grid` a code, `day` a date. What is none of these is left as it would be. */
export const wantedDraft = ({ plan, grid, day }: Partial<Record<'plan' | 'grid' | 'day', string>>): Partial<PlanDraft> => {
  const type = TYPES.find((each) => each === plan);
  return { ...(type === undefined ? {} : { type }), ...(grid === undefined ? {} : { grid }), ...(day !== undefined && DAY.test(day) ? { day } : {}) };
};

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

export const emptyDraft = (today: IsoDate): PlanDraft => ({
  type: 'themeDay',
  title: '',
  form: '',
  grid: null,
  day: today,
  from: '09:00',
  to: '11:00',
  venue: '',
  host: null,
  lecturer: '',
  agenda: '',
  quorum: 'none',
  rhythm: ONCE,
  until: null,
});

export const draftOf = ({ type, title, form, grid, startsAt, endsAt, venue, host, lecturer, agenda, quorum }: ActivityPage): PlanDraft => ({
  type,
  title,
  form: form ?? '',
  grid: grid?.code ?? null,
  day: startsAt.slice(0, 10),
  from: startsAt.slice(11),
  to: endsAt.slice(11),
  venue: venue ?? '',
  host,
  lecturer: lecturer ?? '',
  agenda: agenda ?? '',
  quorum,
  rhythm: ONCE,
  until: null,
});

const TIME = /^([01]?\d|2[0-3])[:：]([0-5]\d)$/;

/** `9:00`, also with the colon of a Chinese keyboard, as `09:00`; null for anything else. */
export const timeOf = (text: string): string | null => {
  const [, hour, minute] = TIME.exec(text.trim()) ?? [];
  return hour === undefined || minute === undefined ? null : `${hour.padStart(2, '0')}:${minute}`;
};

const filled = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());

/**
 * What is sent, or null while something is missing. An activity ends on its day in this dialog; one that was planned over several days
 * or for some of the grids below keeps that.
 */
export const toPlan = (draft: PlanDraft, before?: ActivityPage): PlanActivity | null => {
  const { type, title, grid, day, host, quorum } = draft;
  const [from, to] = [timeOf(draft.from), timeOf(draft.to)];
  if (title.trim() === '' || grid === null || day === null || from === null || to === null) return null;
  const [startsAt, endsAt] = [`${day}T${from}`, `${lastDay(day, before)}T${to}`];
  if (endsAt <= startsAt) return null;
  const grids = before?.grid?.code === grid ? before.grids.map(({ code }) => code) : undefined;
  return { type, title: title.trim(), grid, grids, startsAt, endsAt, quorum, form: filled(draft.form), venue: filled(draft.venue), hostId: host?.id, lecturer: filled(draft.lecturer), agenda: filled(draft.agenda) };
};

const lastDay = (day: IsoDate, before: ActivityPage | undefined): IsoDate => {
  if (before === undefined) return day;
  const days = Date.parse(before.endsAt.slice(0, 10)) - Date.parse(before.startsAt.slice(0, 10));
  return new Date(Date.parse(day) + days).toISOString().slice(0, 10);
};

/** The series, or null where it is planned once or its end is missing. */
export const toSeries = (draft: PlanDraft): PlanSeries | null => {
  const once = toPlan(draft);
  const { rhythm, until } = draft;
  return once === null || rhythm === ONCE || until === null ? null : { ...once, rhythm, until };
};
