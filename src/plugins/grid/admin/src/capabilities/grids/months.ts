/** `2022-03` → the month `offset` months away. */
export function shiftMonth(month: string, offset: number): string {
  const [year, number] = month.split('-').map(Number);
  const at = new Date(Date.UTC(year ?? 1970, (number ?? 1) - 1 + offset, 1));
  return at.toISOString().slice(0, 7);
}

/** Noon UTC of the first, so that no time zone shows the month before. */
export const monthAsDate = (month: string): Date => new Date(`${month}-01T12:00:00Z`);

export const isMonth = (text: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
