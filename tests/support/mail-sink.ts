import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export interface Received {
  /** Whom the envelope names; what the headers say is another matter. */
  readonly to: string[];
  readonly raw: string;
}

/** A real SMTP server on loopback. `refuse` decides for each recipient: a status code, or null to take the mail. */
export interface MailSink {
  readonly port: number;
  readonly mails: Received[];
  refuse: (address: string) => number | null;
  readonly close: () => Promise<void>;
}

export const startMailSink = async (port = 0): Promise<MailSink> => {
  const sink = { mails: [] as Received[], refuse: (_address: string): number | null => null };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo: ({ address }, _session, done) => {
      const code = sink.refuse(address);
      done(code === null ? undefined : (Object.assign(new Error(`refused with ${code}`), { responseCode: code })));
    },
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        sink.mails.push({ to: envelope.rcptTo.map((each) => each.address), raw: Buffer.concat(chunks).toString('utf8') });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  return Object.assign(sink, { port: (server.server.address() as AddressInfo).port, close: () => new Promise<void>((resolve) => server.close(() => resolve())) });
};

export const parseMail = (mail: Received): Promise<Email> => PostalMime.parse(mail.raw);
