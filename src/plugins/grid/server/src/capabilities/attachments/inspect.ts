import sharp from 'sharp';
import { InvalidInput } from '../../platform/errors';
import { IMAGES_ALLOWED, MAX_BYTES, MAX_PIXELS, TYPES_ALLOWED } from './domain/limits';

export interface Inspected {
  readonly mime: string;
  readonly extension: string;
  readonly content: Buffer;
}

const IMAGES: Readonly<Record<string, { mime: string; extension: string }>> = {
  jpeg: { mime: 'image/jpeg', extension: 'jpg' },
  png: { mime: 'image/png', extension: 'png' },
  webp: { mime: 'image/webp', extension: 'webp' },
};

/**
 * What a file is by its content, whatever it is called. An image is decoded and written anew, turned upright, so that nothing of where, when
 * and with what it was taken stays; a PDF stays as it is. @throws InvalidInput for every other content
 */
export const inspect = async (content: Buffer): Promise<Inspected> => {
  if (content.length === 0) throw refused('empty_file', '0 bytes');
  if (content.length > MAX_BYTES) throw refused('file_too_large', `${content.length} bytes`);
  if (isPdf(content)) return { mime: 'application/pdf', extension: 'pdf', content };
  return inspectImage(content);
};

/** Header at the very start: a file that is two things at once is refused. */
const isPdf = (content: Buffer): boolean => content.subarray(0, 5).toString('latin1') === '%PDF-' && content.subarray(-2_048).toString('latin1').includes('%%EOF');

const inspectImage = async (content: Buffer): Promise<Inspected> => {
  // `failOn` refuses damaged images, `limitInputPixels` bombs, before anything is decoded.
  const image = sharp(content, { failOn: 'error', limitInputPixels: MAX_PIXELS, pages: 1 });
  const { format } = await image.metadata().catch(() => ({ format: undefined }));
  const known = format === undefined ? undefined : IMAGES[format];
  if (!known) throw refused('file_type', content.subarray(0, 8).toString('hex'));
  const clean = await image.rotate().toFormat(format as 'jpeg' | 'png' | 'webp', { quality: 90 }).toBuffer().catch(() => {
    throw refused('damaged_image', known.mime);
  });
  return { ...known, content: clean };
};

const LONGEST_SIDE = 2_560;

/**
 * An image of somebody whom nobody shall know: besides what `inspect` takes off, size and format of his camera go, because they tell the device.
 * A PDF is refused: no library that is here writes one anew, and its author, title and days would stay. @throws InvalidInput
 */
export const inspectUnnamed = async (content: Buffer): Promise<Inspected> => {
  const found = await inspect(content);
  if (!found.mime.startsWith('image/')) throw refused('file_type', found.mime, IMAGES_ALLOWED);
  const plain = sharp(found.content).resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true }).flatten({ background: '#fff' });
  return { mime: 'image/jpeg', extension: 'jpg', content: await plain.jpeg({ quality: 85 }).toBuffer() };
};

const refused = (code: string, value: string, allowed: string = TYPES_ALLOWED): InvalidInput => new InvalidInput([{ field: 'file', code, value, allowed }]);
