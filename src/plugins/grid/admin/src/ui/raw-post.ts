import { attemptTokenRefresh, FetchError } from '@strapi/strapi/admin';

/**
 * POST whose answer is no JSON: a stream, a file. Strapi's own client reads every answer of a POST as JSON.
 * @throws FetchError as Strapi's client throws it.
 */
export async function rawPost(path: string, body: () => FormData | object, token: string | null): Promise<Response> {
  const send = (bearer: string | null) => {
    const made = body();
    const isForm = made instanceof FormData;
    const headers = { Authorization: `Bearer ${bearer}`, ...(isForm ? {} : { 'Content-Type': 'application/json' }) };
    return fetch(`${backendUrl()}${path}`, { method: 'POST', credentials: 'include', headers, body: isForm ? made : JSON.stringify(made) });
  };
  let response = await send(token);
  if (response.status === 401) response = await send(await attemptTokenRefresh(token));
  if (!response.ok) throw await errorOf(response);
  return response;
}

async function errorOf(response: Response): Promise<FetchError> {
  const answer = (await response.json().catch(() => null)) as { error?: { message?: string; details?: object } } | null;
  return fetchError(response.status, answer?.error?.message ?? response.statusText, answer?.error?.details ?? {});
}

export function fetchError(status: number, message: string, details: object): FetchError {
  const error = new FetchError(message, { data: { error: { name: 'ApplicationError', status, message, details } } });
  error.status = status;
  return error;
}

// Strapi sets it before any page is drawn, without a public type.
const backendUrl = (): string => (window.strapi as unknown as { backendURL: string }).backendURL;
