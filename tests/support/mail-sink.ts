import PostalMime, { type Email } from 'postal-mime';

interface Session {
  envelope: { rcptTo: { address: string }[] };
}
interface Server {
  listen: (port: number, host: string, done: () => void) => void;
  close: (done: () => void) => void;
  server: { address: () => { port: number } };
}
type Refusal = Error & { responseCode: number };
// It ships no types.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const { SMTPServer } = require('smtp-server') as { SMTPServer: new (options: object) => Server };

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
    onRcptTo: ({ address }: { address: string }, _session: Session, done: (error?: Error) => void) => {
      const code = sink.refuse(address);
      done(code === null ? undefined : (Object.assign(new Error(`refused with ${code}`), { responseCode: code }) as Refusal));
    },
    onData: (stream: NodeJS.ReadableStream, { envelope }: Session, done: () => void) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        sink.mails.push({ to: envelope.rcptTo.map((each) => each.address), raw: Buffer.concat(chunks).toString('utf8') });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return Object.assign(sink, { port: server.server.address().port, close: () => new Promise<void>((resolve) => server.close(resolve)) });
};

export const parseMail = (mail: Received): Promise<Email> => PostalMime.parse(mail.raw);
