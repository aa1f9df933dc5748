import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestApp } from '../app';
import type { Shot } from './requests';

export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: Buffer;
}

const PATIENCE_MS = 60_000;

/** Sends shots over one kept connection; what cannot be put on the wire at all is null. */
export const openLine = async (app: TestApp, tokens: Readonly<Record<string, string | null>>): Promise<{ send: (shot: Shot) => Promise<Reply | null>; close: () => void }> => {
  const server = app.strapi.server.httpServer;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const send = (shot: Shot, isAgain = false): Promise<Reply | null> => {
    const token = tokens[shot.caller];
    const headers = { ...(token ? { authorization: `Bearer ${token}` } : {}), ...shot.headers, ...(shot.body === null ? {} : { 'content-length': String(Buffer.byteLength(shot.body)) }) };
    return new Promise((resolve, reject) => {
      let request: http.ClientRequest;
      try {
        request = http.request({ host: '127.0.0.1', port, agent, method: shot.method, path: shot.url, headers, timeout: PATIENCE_MS });
      } catch {
        // The client refuses control characters and the like: nothing that a server could see.
        resolve(null);
        return;
      }
      request.on('response', (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, type: String(response.headers['content-type'] ?? '').split(';')[0] ?? '', body: Buffer.concat(parts) }));
        response.on('error', reject);
      });
      request.on('timeout', () => request.destroy(new Error(`no answer within ${PATIENCE_MS} ms`)));
      // A kept connection that the server closed after an unread body is no answer to this request.
      request.on('error', (error) => (request.reusedSocket && !isAgain ? resolve(send(shot, true)) : reject(error)));
      request.end(shot.body ?? undefined);
    });
  };
  return { send, close: () => agent.destroy() };
};
