/** The answer is due on the fifteenth working day after the request. */
export const ANSWER_WORKING_DAYS = 15;

/** Requests that one person may have open at once: a wall against a script, not against a person. */
export const MOST_OPEN = 20;

/** What a request may be about: a section, or one of its columns. */
export interface Correctable {
  readonly key: string;
  readonly columns: readonly string[];
}

export const isAbout = (about: string, sections: readonly Correctable[]): boolean => {
  const [key, column, ...more] = about.split('.');
  const section = sections.find((each) => each.key === key);
  return section !== undefined && more.length === 0 && (column === undefined || section.columns.includes(column));
};
