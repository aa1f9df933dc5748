/** A piece of what was pasted: one person, if he can be found. */
export interface Piece {
  readonly line: number;
  readonly text: string;
}

export interface Known {
  readonly id: number;
  readonly employeeNo: string;
  /** Null for somebody out of reach: he is found by his number alone. */
  readonly name: string | null;
  readonly expected: boolean;
}

export interface Found<P extends Known> {
  readonly known: (Piece & { readonly person: P })[];
  readonly unknown: Piece[];
  readonly ambiguous: (Piece & { readonly candidates: P[] })[];
  readonly repeated: Piece[];
}

const SEPARATORS = /[、,;\t]/;

/** Numbers and names compare without case and width. */
export const keyOf = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** A person a line, or several between commas, semicolons, tabs. Spaces stay: a name may be written 张 三, a line "HS0012 张三". */
export const piecesOf = (text: string): Piece[] =>
  text.split(/\r\n|\r|\n/).flatMap((line, index) =>
    line.normalize('NFKC').split(SEPARATORS).map((piece) => piece.trim().replace(/\s+/g, ' ')).filter((piece) => piece !== '').map((piece) => ({ line: index + 1, text: piece })),
  );

/** Everything in the pieces that may be a number or a name. */
export const wordsOf = (pieces: readonly Piece[]): string[] => [...new Set(pieces.flatMap(({ text }) => [keyOf(text), keyOf(text.replace(/ /g, '')), ...text.split(' ').map(keyOf)]))];

/** Says of every piece who it is; each piece lands in exactly one list. */
export const findPeople = <P extends Known>(pieces: readonly Piece[], people: readonly P[]): Found<P> => {
  const book = { byNo: new Map(people.map((person) => [keyOf(person.employeeNo), person])), byName: namesOf(people) };
  const found: Found<P> = { known: [], unknown: [], ambiguous: [], repeated: [] };
  const seen = new Set<number>();
  for (const piece of pieces.flatMap((each) => apart(each, book))) {
    const candidates = candidatesOf(piece.text, book);
    const [person] = candidates;
    if (person === undefined) found.unknown.push(piece);
    else if (candidates.length > 1) found.ambiguous.push({ ...piece, candidates });
    else if (seen.has(person.id)) found.repeated.push(piece);
    else found.known.push({ ...piece, person });
    if (candidates.length === 1 && person !== undefined) seen.add(person.id);
  }
  return found;
};

interface Book<P> {
  readonly byNo: ReadonlyMap<string, P>;
  readonly byName: ReadonlyMap<string, P[]>;
}

const namesOf = <P extends Known>(people: readonly P[]): Map<string, P[]> => {
  const names = new Map<string, P[]>();
  for (const person of people) if (person.name !== null) names.set(keyOf(person.name), [...(names.get(keyOf(person.name)) ?? []), person]);
  return names;
};

const nameIn = (text: string): string => keyOf(text.replace(/ /g, ''));

/** Several people between spaces are several pieces, but a number with its name is one, and so is a name with spaces in it. */
const apart = <P extends Known>(piece: Piece, { byNo, byName }: Book<P>): Piece[] => {
  const words = piece.text.split(' ');
  if (words.length === 1 || byName.has(nameIn(piece.text))) return [piece];
  const people = words.filter((word) => byNo.has(keyOf(word)) || byName.has(keyOf(word)));
  const numbers = words.filter((word) => byNo.has(keyOf(word)));
  if (people.length < 2 || (numbers.length === 1 && words.length === 2)) return [piece];
  return words.map((text) => ({ ...piece, text }));
};

/** By the number; else by the name, of several those who are expected. A number beside another's name may be either. */
const candidatesOf = <P extends Known>(text: string, { byNo, byName }: Book<P>): P[] => {
  const words = text.split(' ');
  const number = words.map((word) => byNo.get(keyOf(word))).find((person) => person !== undefined);
  if (number === undefined) return narrowed(byName.get(nameIn(text)) ?? []);
  const named = words.flatMap((word) => byName.get(keyOf(word)) ?? []);
  return named.length === 0 || named.includes(number) ? [number] : [number, ...named];
};

const narrowed = <P extends Known>(people: P[]): P[] => {
  const expected = people.filter((person) => person.expected);
  return people.length > 1 && expected.length === 1 ? expected : people;
};
