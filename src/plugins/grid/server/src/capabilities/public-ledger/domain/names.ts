/** Names that a public text must not hold; one that is no longer than a letter would be in every text. */
export const namesWithin = (text: string, names: readonly string[]): string[] => [...new Set(names)].filter((name) => name.length > 1 && text.includes(name));
