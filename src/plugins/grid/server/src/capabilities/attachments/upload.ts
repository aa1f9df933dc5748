import { readFile } from 'node:fs/promises';
import { InvalidInput } from '../../platform/errors';
import type { Asked } from '../../platform/routes';
import { MAX_BYTES, TYPES_ALLOWED } from './domain/limits';

export interface NewFile {
  readonly name: string | null;
  readonly content: Buffer;
}

interface Upload {
  filepath: string;
  originalFilename?: string | null;
  size: number;
}

/** The one file of a multipart request; the platform removes its temporary copy. @throws InvalidInput */
export const takeFile = async ({ ctx }: Pick<Asked, 'ctx'>): Promise<NewFile> => {
  const { files = {} } = ctx.request as unknown as { files?: Record<string, Upload | Upload[]> };
  const given = files['file'];
  if (given === undefined || Array.isArray(given)) throw new InvalidInput([{ field: 'file', code: 'required', value: String(Object.values(files).flat().length), allowed: 'one file in the multipart field "file"' }]);
  if (given.size > MAX_BYTES) throw new InvalidInput([{ field: 'file', code: 'file_too_large', value: `${given.size} bytes`, allowed: TYPES_ALLOWED }]);
  return { name: given.originalFilename ?? null, content: await readFile(given.filepath) };
};

/** Answers a file as a download that no browser runs. */
export const answerFile = ({ ctx }: Pick<Asked, 'ctx'>, { name, mime }: { readonly name: string; readonly mime: string }, content: Buffer): void => {
  ctx.attachment(name);
  ctx.type = mime;
  ctx.set('Cache-Control', 'private, no-store');
  ctx.set('X-Content-Type-Options', 'nosniff');
  // Were it opened in the browser after all, nothing in it would run.
  ctx.set('Content-Security-Policy', "default-src 'none'; sandbox");
  ctx.body = content;
};
