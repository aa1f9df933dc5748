import { isUsableDate, type IsoDate } from '../../../kernel/date';

/**
 * Local time of the house, `YYYY-MM-DDTHH:MM`, as text: an activity happens at a time of the wall clock, and text sorts, compares and
 * survives a change of the process time zone.
 */
export type Moment = string;

const SHAPE = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)$/;

export const isMoment = (text: string): boolean => isUsableDate(SHAPE.exec(text)?.[1] ?? '');

export const dayOf = (moment: Moment): IsoDate => moment.slice(0, 10);

export const timeOf = (moment: Moment): string => moment.slice(11);

export const momentAt = (day: IsoDate, time: string): Moment => `${day}T${time}`;

const minutesOf = (moment: Moment): number => Date.parse(`${moment}:00Z`) / 60_000;

/** Hours from one to the other, in halves. */
export const hoursBetween = (from: Moment, to: Moment): number => Math.round((minutesOf(to) - minutesOf(from)) / 30) / 2;
