/** What goes out to everybody was read by two people. By account, since an account of the office may be no employee. */
export const isSecondPerson = (lastAuthor: number | null, by: number): boolean => lastAuthor !== by;
