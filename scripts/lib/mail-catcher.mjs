import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A mail server on loopback that keeps every message as a file, in the order in which they came. */
export const startMailCatcher = async (folder) => {
  const { SMTPServer } = await import('smtp-server');
  mkdirSync(folder, { recursive: true });
  let count = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData(stream, session, done) {
      const chunks = [];
      stream.on('data', (chunk) => chunks.push(chunk));
      stream.on('end', () => {
        count += 1;
        const to = session.envelope.rcptTo[0]?.address.replace(/[^\w@.-]/g, '_') ?? 'nobody';
        writeFileSync(path.join(folder, `${Date.now()}-${String(count).padStart(4, '0')}-${to}.eml`), Buffer.concat(chunks));
        done();
      });
    },
  });
  await new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return { port: server.server.address().port, close: () => new Promise((resolve) => server.close(resolve)) };
};
