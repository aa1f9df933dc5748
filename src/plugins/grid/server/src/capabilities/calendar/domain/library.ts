import type { IsoDate } from '../../../kernel/date';

/** The part of the library's JSON that is used: date → "English,中文,days". Its functions are not: they depend on the process time zone. */
export interface LibraryDays {
  readonly holidays: Readonly<Record<IsoDate, string>>;
  readonly workdays: Readonly<Record<IsoDate, string>>;
}

export const libraryRows = ({ holidays, workdays }: LibraryDays): { date: IsoDate; isOffDay: boolean; name: string }[] => [
  ...Object.entries(holidays).map(([date, text]) => ({ date, isOffDay: true, name: nameOf(text) })),
  ...Object.entries(workdays).map(([date, text]) => ({ date, isOffDay: false, name: `${nameOf(text)}（调休上班）` })),
];

const nameOf = (text: string): string => text.split(',')[1] ?? text;
