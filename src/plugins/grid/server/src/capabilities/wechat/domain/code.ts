/** Without letters and digits that are mistaken for one another: 31^8 codes. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 8;

/** `draw` gives a number from 0 below its argument that nobody guesses. */
export const newCode = (draw: (below: number) => number): string => Array.from({ length: LENGTH }, () => SIGNS[draw(SIGNS.length)]).join('');

/** As it was shown, however it was typed. */
export const plainCode = (typed: string): string => typed.replace(/[\s-]/g, '').toUpperCase();
