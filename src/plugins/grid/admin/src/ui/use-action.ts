import { useCallback, useState } from 'react';
import { getFetchClient } from '@strapi/strapi/admin';

export type Outcome<R> = { ok: true; value: R } | { ok: false };

export interface Action<A extends unknown[], R> {
  run: (...args: A) => Promise<Outcome<R>>;
  pending: boolean;
  error: unknown;
}

/** Runs a change once at a time, with its state for the button and its error for the dialog. */
export function useAction<A extends unknown[], R>(act: (...args: A) => Promise<R>): Action<A, R> {
  const [state, setState] = useState<{ pending: boolean; error: unknown }>({ pending: false, error: undefined });
  const run = useCallback(
    async (...args: A): Promise<Outcome<R>> => {
      setState({ pending: true, error: undefined });
      try {
        const value = await act(...args);
        setState({ pending: false, error: undefined });
        return { ok: true, value };
      } catch (error) {
        setState({ pending: false, error });
        return { ok: false };
      }
    },
    [act],
  );
  return { run, ...state };
}

// Not useFetchClient: that one aborts when its component goes, and a dialog may be closed while its change is on the way.
export async function post<R>(url: string, body: object = {}): Promise<R> {
  return (await getFetchClient().post<R>(url, body)).data;
}

export async function del<R>(url: string): Promise<R> {
  return (await getFetchClient().del<R>(url)).data;
}
