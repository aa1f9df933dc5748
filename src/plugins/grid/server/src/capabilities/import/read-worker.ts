import { parentPort, workerData } from 'node:worker_threads';
import type { RawSheet } from './domain/types';
import { parseWorkbook } from './reader/parse-workbook';
import { ImportRefused, type RefusalCode } from './refused';

export type WorkerReply =
  | { readonly ok: true; readonly sheets: RawSheet[] }
  | { readonly ok: false; readonly code: RefusalCode; readonly message: string; readonly detail: { value: string; allowed: string } };

/** Runs in a thread of its own, so that a hostile file can exhaust that thread only. */
const answer = async (bytes: Uint8Array): Promise<WorkerReply> => {
  try {
    return { ok: true, sheets: await parseWorkbook(Buffer.from(bytes)) };
  } catch (error) {
    if (!(error instanceof ImportRefused)) throw error;
    return { ok: false, code: error.code, message: error.message, detail: error.detail };
  }
};

void answer(workerData as Uint8Array).then((reply) => parentPort?.postMessage(reply));
