import { useCallback, useEffect, useState } from 'react';
import { getFetchClient } from '@strapi/strapi/admin';

export type QueryParams = Record<string, string | number | undefined>;

export interface Query<T> {
  data: T | undefined;
  error: unknown;
  /** No answer yet. While a filter changes the old rows stay and `isRefreshing` is true. */
  isLoading: boolean;
  isRefreshing: boolean;
  refetch: () => void;
}

interface Answer<T> {
  url: string | null;
  data: T | undefined;
  error: unknown;
  pending: boolean;
}

/** GET with abort; `url === null` waits. The answer of another url is never shown, that of other params is until the new one comes. */
export function useGet<T>(url: string | null, params: QueryParams = {}): Query<T> {
  const address = url === null ? null : withParams(url, params);
  const [round, setRound] = useState(0);
  const [answer, setAnswer] = useState<Answer<T>>({ url, data: undefined, error: undefined, pending: url !== null });

  useEffect(() => {
    if (address === null) return undefined;
    const abort = new AbortController();
    setAnswer((before) => ({ url, data: before.url === url ? before.data : undefined, error: undefined, pending: true }));
    void getFetchClient()
      .get<T>(address, { signal: abort.signal })
      .then(({ data }) => ({ url, data, error: undefined, pending: false }))
      .catch((error: unknown) => ({ url, data: undefined, error, pending: false }))
      .then((next) => {
        if (!abort.signal.aborted) setAnswer(next);
      });
    return () => abort.abort();
  }, [url, address, round]);

  const refetch = useCallback(() => setRound((n) => n + 1), []);
  const current = answer.url === url ? answer : { data: undefined, error: undefined, pending: url !== null };
  return {
    data: current.data,
    error: current.error,
    isLoading: current.pending && current.data === undefined,
    isRefreshing: current.pending && current.data !== undefined,
    refetch,
  };
}

export function withParams(url: string, params: QueryParams): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) if (value !== undefined && value !== '') search.set(name, String(value));
  const query = search.toString();
  return query === '' ? url : `${url}?${query}`;
}
