/** The whole address: the server knows its own only where PUBLIC_URL is set. Calendar names and kinds of duties follow the language of the panel. */
export const feedAddress = (given: string, origin: string, locale: string): string => {
  const address = new URL(given, origin);
  if (!locale.startsWith('zh')) address.searchParams.set('language', 'en');
  return address.toString();
};
