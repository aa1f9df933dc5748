import { getFetchClient } from '@strapi/strapi/admin';
import type { ImportPreview, ImportProgress, ImportSummary } from '../../../../shared/contracts/import';
import { fetchError, rawPost } from '../../ui/raw-post';
import { useGet, type Query } from '../../ui/use-get';
import type { ColumnChoice } from './mapping';
import { progressOf } from './progress-stream';

export const useImports = (): Query<ImportSummary[]> => useGet('/grid/imports');

export async function preview(file: File, choice: ColumnChoice | null): Promise<ImportPreview> {
  return (await getFetchClient().post<ImportPreview>('/grid/imports/preview', formOf(file, choice))).data;
}

/**
 * Writes what was previewed, and tells how far it is.
 * @throws FetchError as Strapi's client throws it, also when the error comes in the midst of the stream.
 */
export async function* commit(file: File, fingerprint: string, choice: ColumnChoice | null, token: string | null): AsyncGenerator<ImportProgress> {
  const body = () => {
    const form = formOf(file, choice);
    form.append('fingerprint', fingerprint);
    return form;
  };
  const response = await rawPost('/grid/imports', body, token);
  if (response.body === null) throw fetchError(response.status, 'the answer has no body', {});
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
