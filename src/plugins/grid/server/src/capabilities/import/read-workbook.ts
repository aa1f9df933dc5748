import { existsSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { RawSheet } from './domain/types';
import type { WorkerReply } from './read-worker';
import { HEAP_LIMIT_MB, MAX_BYTES, TIME_LIMIT_MS } from './reader/limits';
import { parseWorkbook, tooLarge } from './reader/parse-workbook';
import { ImportRefused } from './refused';

const WORKER = path.join(__dirname, 'read-worker.js');

// One file at a time: two workers at their limits would take a gigabyte.
let last: Promise<unknown> = Promise.resolve();

/** Reads an uploaded file in a worker thread with a limit on memory and time. @throws ImportRefused */
export const readWorkbook = (bytes: Buffer): Promise<RawSheet[]> => {
  if (bytes.length > MAX_BYTES) return Promise.reject(tooLarge(bytes.length));
  const result = last.then(() => (existsSync(WORKER) ? readInWorker(bytes) : parseWorkbook(bytes)));
  last = result.catch(() => undefined);
  return result;
};

const readInWorker = (bytes: Buffer): Promise<RawSheet[]> =>
  new Promise((resolve, reject) => {
    // The parser writes remarks about odd records to stderr: they go nowhere.
    const worker = new Worker(WORKER, { workerData: new Uint8Array(bytes), resourceLimits: { maxOldGenerationSizeMb: HEAP_LIMIT_MB }, stdout: true, stderr: true });
    const timer = setTimeout(() => finish(() => reject(tooSlow())), TIME_LIMIT_MS);
    const finish = (settle: () => void): void => {
      clearTimeout(timer);
      settle();
      void worker.terminate();
    };
    worker.once('message', (reply: WorkerReply) => finish(() => (reply.ok ? resolve(reply.sheets) : reject(new ImportRefused(reply.code, reply.message, reply.detail)))));
    worker.once('error', (error: Error & { code?: string }) => finish(() => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooHeavy() : error)));
  });

const tooSlow = (): ImportRefused =>
  new ImportRefused('too_slow', `读取超过 ${TIME_LIMIT_MS / 1000} 秒，已停止；请删去多余的工作表、格式和空行，或分成几个文件`, { value: 'timeout', allowed: `${TIME_LIMIT_MS / 1000} 秒内可读完` });

const tooHeavy = (): ImportRefused =>
  new ImportRefused('too_large', '文件内容过大，读取时内存不足；请分成几个文件导入', { value: 'memory', allowed: `${HEAP_LIMIT_MB} MB 内存内可读完` });
