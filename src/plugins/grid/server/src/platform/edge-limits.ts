import type { Context, Next } from 'koa';

const MAX_PARAMS = 200;
const MAX_DEPTH = 8;
const MAX_ENTRIES = 100;

/**
 * Refuses what the query parser would cut off in silence: past 1,000 parameters or 100 array entries qs drops filters, and a dropped
 * filter answers every row; so does one on a name that every object inherits, like `toString`. Counted on the raw string, before anything is parsed.
 */
export const edgeLimits = () => async (ctx: Context, next: Next): Promise<void> => {
  const problem = /%00|\0/.test(ctx.url) ? 'the address holds a NUL character' : problemOf(ctx.querystring);
  if (problem === null) {
    await next();
    return;
  }
  ctx.status = 400;
  ctx.body = { data: null, error: { status: 400, name: 'ValidationError', message: problem, details: {} } };
};

export const problemOf = (querystring: string): string | null => {
  if (querystring === '') return null;
  const keys = querystring.split('&').map(nameOf);
  if (keys.length > MAX_PARAMS) return `the query has ${keys.length} parameters; at most ${MAX_PARAMS}`;
  const indexes = keys.flatMap((key) => [...key.matchAll(/\[(\d+)\]/g)].map((match) => Number(match[1])));
  if (indexes.some((index) => index >= MAX_ENTRIES)) return `the query names list entry ${Math.max(...indexes)}; lists end at ${MAX_ENTRIES} entries`;
  const counts = new Map<string, number>();
  for (const list of keys.map((key) => key.replace(/\[\d*\]$/, ''))) counts.set(list, (counts.get(list) ?? 0) + 1);
  const longest = Math.max(...counts.values());
  if (longest > MAX_ENTRIES) return `a list in the query has ${longest} entries; at most ${MAX_ENTRIES}`;
  const inherited = keys.flatMap((key) => key.split(/[[\].]+/)).find((name) => name in Object.prototype);
  if (inherited !== undefined) return `the query names ${inherited}, which is no column`;
  const deepest = Math.max(...keys.map((key) => key.split('[').length - 1));
  return deepest > MAX_DEPTH ? `the query is nested ${deepest} levels; at most ${MAX_DEPTH}` : null;
};

/** As qs splits: an equals sign inside brackets belongs to the name. */
const nameOf = (pair: string): string => {
  const text = pair.replace(/%5B/gi, '[').replace(/%5D/gi, ']');
  const end = text.indexOf(']=');
  return decode(end === -1 ? (text.split('=')[0] ?? '') : text.slice(0, end + 1));
};

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return text;
  }
};
