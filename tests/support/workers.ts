import { spawn } from 'node:child_process';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { Client } from 'pg';
import { dialect } from './app';

export interface Job {
  readonly days?: readonly string[];
  readonly ticks?: number;
  readonly files?: readonly string[];
  /** Transactions that each add one entry to the audit trail. */
  readonly audits?: number;
  /** Seals every confidential text again. */
  readonly rotate?: boolean;
}

export interface Worker {
  readonly ready: Promise<void>;
  readonly kill: () => void;
  /** How it ended: by itself, or killed. */
  readonly ended: Promise<{ killed: boolean; code: number | null; errors: string }>;
}

/** A process of its own on the database that `env` names. */
const startWorker = (env: Record<string, string>, job: Job): Worker => {
  const child = spawn(process.execPath, [path.join(__dirname, 'worker.cjs'), JSON.stringify(job)], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  const ended = new Promise<{ killed: boolean; code: number | null; errors: string }>((resolve) => child.on('close', (code, signal) => resolve({ killed: signal === 'SIGKILL', code, errors })));
  const ready = new Promise<void>((resolve) => {
    child.stdout.on('data', (data: Buffer) => {
      if (data.toString().includes('ready')) resolve();
      else if (!data.toString().includes('done')) errors += data.toString();
    });
    void ended.then(() => resolve());
  });
  return { ready, ended, kill: () => void child.kill('SIGKILL') };
};

/** Runs a worker to its end. @throws with its errors when it does not end well. */
export const runWorker = async (env: Record<string, string>, job: Job): Promise<void> => {
  const { code, errors } = await startWorker(env, job).ended;
  if (code !== 0) throw new Error(`the worker ended with ${code}: ${errors}`);
};

/** Runs a worker and kills it within `withinMs` after it is ready. Returns whether the kill came in time. */
export const killWorker = async (env: Record<string, string>, job: Job, withinMs: number): Promise<boolean> => {
  const worker = startWorker(env, job);
  await worker.ready;
  const timer = setTimeout(worker.kill, Math.random() * withinMs);
  const { killed, code, errors } = await worker.ended;
  clearTimeout(timer);
  if (!killed && code !== 0) throw new Error(`the worker ended with ${code}: ${errors}`);
  return killed;
};

/** Asks the database while no Strapi is running in this process. */
export const ask = async (env: Record<string, string>, statements: readonly string[]): Promise<Record<string, unknown>[][]> => {
  if (dialect() === 'sqlite') {
    const file = new Sqlite(env['DATABASE_FILE'] as string);
    try {
      return statements.map((statement) => {
        const prepared = file.prepare(statement);
        if (prepared.reader) return prepared.all() as Record<string, unknown>[];
        prepared.run();
        return [];
      });
    } finally {
      file.close();
    }
  }
  const client = new Client({ connectionString: env['DATABASE_URL'] });
  await client.connect();
  try {
    const answers: Record<string, unknown>[][] = [];
    for (const statement of statements) answers.push((await client.query(statement)).rows as Record<string, unknown>[]);
    return answers;
  } finally {
    await client.end();
  }
};

/** What the jobs leave behind, as sets of keys: two runs over the same days must give the same. */
export const traces = async (env: Record<string, string>): Promise<Record<string, string[]>> => {
  const [duties = [], rungs = [], mails = [], runs = []] = await ask(env, [
    `select origin_key as k from grid_tasks order by 1`,
    `select t.origin_key || ' ' || x.rung || ' ' || x.fired_on as k from grid_escalation x join grid_tasks t on t.id = x.task_id order by 1`,
    `select dedup_key as k from grid_outbox order by 1`,
    `select job || ' ' || period || ' ' || state as k from grid_job_run order by 1`,
  ]);
  const keys = (rows: Record<string, unknown>[]) => rows.map((row) => String(row['k'])).sort();
  return { duties: keys(duties), rungs: keys(rungs), mails: keys(mails), runs: keys(runs) };
};

/** How often each mail of the outbox came: by its message id. */
export const deliveries = (raws: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const raw of raws) {
    const id = /^message-id: *<([^@>]+)@lianxin>/im.exec(raw)?.[1] ?? 'none';
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
};
