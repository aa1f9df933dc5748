import { createHash, randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { InvalidInput, NotFound } from '../../platform/errors';
import { keyRing } from '../../platform/sealing';
import { inspect } from './inspect';
import type { Deps } from './service';
import { deleteAttachment, insertAttachment } from './store';
import type { NewFile } from './upload';
import type { Vault } from './vault';

/** In a list, beside a text, over the whole page. None is larger than what came. */
const WIDTHS = [480, 1_080, 1_920];

export interface KeptPicture {
  readonly width: number;
  readonly height: number;
  /** From small to large. */
  readonly sizes: readonly { readonly file: string; readonly width: number }[];
}

/** A picture that is to be published, in several sizes, each written anew: place, time and device do not stay in it. @throws InvalidInput for what is no image */
export const keepPicture = async (deps: Deps, rowId: string, given: NewFile): Promise<KeptPicture> => {
  const { mime, content } = await inspect(given.content);
  if (!mime.startsWith('image/')) throw new InvalidInput([{ field: 'file', code: 'file_type', value: mime, allowed: 'JPEG, PNG or WebP by its content' }]);
  const { width = 0, height = 0 } = await sharp(content).metadata();
  const wanted = [...WIDTHS.filter((each) => each < width), Math.min(width, WIDTHS.at(-1) ?? width)];
  const sizes: { file: string; width: number }[] = [];
  for (const each of wanted) {
    const resized = await sharp(content).resize({ width: each, withoutEnlargement: true }).webp({ quality: 82 }).toBuffer();
    sizes.push({ file: await keep(deps, rowId, resized, `${each}.webp`), width: each });
  }
  return { width, height, sizes };
};

const keep = async ({ db, vault, principal, clock }: Deps, rowId: string, content: Buffer, name: string): Promise<string> => {
  const id = randomUUID();
  await vault.put(id, content);
  const row = { id, type: 'story' as const, rowId, name, mime: PICTURE_TYPE, bytes: content.length, byUser: principal.userId, byName: principal.name, at: clock.now().toISOString() };
  await insertAttachment(db, row, createHash('sha256').update(content).digest('hex'), keyRing().current);
  return id;
};

export const PICTURE_TYPE = 'image/webp';

/** The size that is wide enough, else the widest. @throws NotFound for a file that is gone */
export const pictureBytes = (vault: Vault, { sizes }: Pick<KeptPicture, 'sizes'>, width: number): Promise<Buffer> => {
  const size = sizes.find((each) => each.width >= width) ?? sizes.at(-1);
  if (!size) throw new NotFound('picture');
  return vault.get(size.file);
};

export const dropPicture = async ({ db }: Pick<Deps, 'db'>, { sizes }: Pick<KeptPicture, 'sizes'>): Promise<void> => {
  for (const { file } of sizes) await deleteAttachment(db, file);
};
