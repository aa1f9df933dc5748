import { spawn } from 'node:child_process';
import path from 'node:path';

export interface Node {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** A process of its own that serves the database that `env` names. */
export const startNode = async (env: Record<string, string>): Promise<Node> => {
  const child = spawn(process.execPath, [path.join(__dirname, 'node.cjs')], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const port = await new Promise<string>((resolve, reject) => {
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data: Buffer) => {
        output += data.toString();
        const said = /listening (\d+)/.exec(output)?.[1];
        if (said !== undefined) resolve(said);
      });
    }
    child.once('close', (code) => reject(new Error(`the node ended with ${code}: ${output.slice(-2000)}`)));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
};
