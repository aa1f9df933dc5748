import { useCallback, useState } from 'react';
import { useAuth } from '@strapi/strapi/admin';
import type { ImportPreview, ImportProgress, ImportSummary } from '../../../../shared/contracts/import';
import { refusalOf, type FileRefusal } from './file-check';
import { choose, type ColumnChoice } from './mapping';
import { commit, preview as previewFile } from './queries';

export type Progress = Extract<ImportProgress, { type: 'progress' }>;

/**
 * choose → checking → review → writing → done. A refused file stays in `choose`; a failed preview of other columns or a failed
 * write goes back to `review`, so that nothing has to be picked again.
 */
export type ImportState =
  | { step: 'choose'; refusal: { name: string; why: FileRefusal } | null; error: unknown }
  | { step: 'checking'; file: File; preview: ImportPreview | null }
  | { step: 'review'; file: File; preview: ImportPreview; choice: ColumnChoice | null; error: unknown }
  | { step: 'writing'; file: File; preview: ImportPreview; progress: Progress | null }
  | { step: 'done'; summary: ImportSummary };

export interface ImportFlow {
  state: ImportState;
  pick: (file: File) => Promise<void>;
  /** Reads a column as another field, or not at all. */
  remap: (sheet: string, header: string, field: string | null) => Promise<void>;
  /** Compares with the data as they are now. */
  recheck: () => Promise<void>;
  write: () => Promise<void>;
  restart: () => void;
}

const START: ImportState = { step: 'choose', refusal: null, error: undefined };

/** The stream ended without a result: whether the rows were written is in the list of imports. */
export class Interrupted extends Error {}

export function useImport(onWritten: () => void): ImportFlow {
  const [state, setState] = useState<ImportState>(START);
  const token = useAuth('ImportPage', (auth) => auth.token);

  const pick = useCallback(async (picked: File) => {
    const why = refusalOf(picked);
    if (why !== null) return setState({ step: 'choose', refusal: { name: picked.name, why }, error: undefined });
    setState({ step: 'checking', file: picked, preview: null });
    try {
      const file = await inMemory(picked);
      setState({ step: 'review', file, preview: await previewFile(file, null), choice: null, error: undefined });
    } catch (error) {
      setState({ step: 'choose', refusal: null, error });
    }
  }, []);

  const check = useCallback(
    async (next: (preview: ImportPreview, now: ColumnChoice | null) => ColumnChoice | null) => {
      if (state.step !== 'review') return;
      const { file, preview } = state;
      const choice = next(preview, state.choice);
      setState({ step: 'checking', file, preview });
      try {
        setState({ step: 'review', file, preview: await previewFile(file, choice), choice, error: undefined });
      } catch (error) {
        setState({ ...state, error });
      }
    },
    [state],
  );
  const remap = useCallback((sheet: string, header: string, field: string | null) => check((preview) => choose(preview, sheet, header, field)), [check]);
  const recheck = useCallback(() => check((_preview, now) => now), [check]);

  const write = useCallback(async () => {
    if (state.step !== 'review') return;
    const { file, preview, choice } = state;
    setState({ step: 'writing', file, preview, progress: null });
    try {
      const summary = await follow(commit(file, preview.fingerprint, choice, token), (progress) => setState({ step: 'writing', file, preview, progress }));
      setState({ step: 'done', summary });
    } catch (error) {
      setState({ step: 'review', file, preview, choice, error });
    }
    onWritten();
  }, [state, token, onWritten]);

  const restart = useCallback(() => setState(START), []);
  return { state, pick, remap, recheck, write, restart };
}

// The browser refuses to send a file that was saved again after it was picked; a copy is what was previewed.
async function inMemory(file: File): Promise<File> {
  return new File([await file.arrayBuffer()], file.name, { type: file.type });
}

async function follow(messages: AsyncGenerator<ImportProgress>, onProgress: (progress: Progress) => void): Promise<ImportSummary> {
  for await (const message of messages) {
    if (message.type === 'done') return message.import;
    if (message.type === 'progress') onProgress(message);
  }
  throw new Interrupted();
}
