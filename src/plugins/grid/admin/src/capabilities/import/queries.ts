import { attemptTokenRefresh, FetchError, getFetchClient } from '@strapi/strapi/admin';
import type { ImportPreview, ImportProgress, ImportSummary } from '../../../../shared/contracts/import';
import { useGet, type Query } from '../../ui/use-get';
import type { ColumnChoice } from './mapping';
import { progressOf } from './progress-stream';

export const useImports = (): Query<ImportSummary[]> => useGet('/grid/imports');

export async function preview(file: File, choice: ColumnChoice | null): Promise<ImportPreview> {
  return (await getFetchClient().post<ImportPreview>('/grid/imports/preview', formOf(file, choice))).data;
}

/**
 * Writes what was previewed. Strapi's own client waits for the whole answer, so the progress needs a plain fetch.
 * @throws FetchError as Strapi's client throws it, also when the error comes in the midst of the stream.
 */
export async function* commit(file: File, fingerprint: string, choice: ColumnChoice | null, token: string | null): AsyncGenerator<ImportProgress> {
  const send = (bearer: string | null) => {
    const body = formOf(file, choice);
    body.append('fingerprint', fingerprint);
    return fetch(`${backendUrl()}/grid/imports`, { method: 'POST', credentials: 'include', headers: { Authorization: `Bearer ${bearer}` }, body });
  };
  let response = await send(token);
  if (response.status === 401) response = await send(await attemptTokenRefresh(token));
  if (!response.ok || response.body === null) throw await errorOf(response);
  for await (const message of progressOf(response.body)) {
    if (message.type === 'error') throw fetchError(message.status, message.message, { code: message.code });
    yield message;
  }
}

function formOf(file: File, choice: ColumnChoice | null): FormData {
  const form = new FormData();
  form.append('file', file, file.name);
  if (choice !== null) form.append('columns', JSON.stringify(choice));
  return form;
}

async function errorOf(response: Response): Promise<FetchError> {
  const answer = (await response.json().catch(() => null)) as { error?: { message?: string; details?: object } } | null;
  return fetchError(response.status, answer?.error?.message ?? response.statusText, answer?.error?.details ?? {});
}

function fetchError(status: number, message: string, details: object): FetchError {
  const error = new FetchError(message, { data: { error: { name: 'ApplicationError', status, message, details } } });
  error.status = status;
  return error;
}

// Strapi sets it before any page is drawn, without a public type.
const backendUrl = (): string => (window.strapi as unknown as { backendURL: string }).backendURL;
