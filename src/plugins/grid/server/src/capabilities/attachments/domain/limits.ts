const MB = 1024 * 1024;

export const MAX_BYTES = 10 * MB;
/** A phone takes 50 million at most; what is larger was made to fill the memory. */
export const MAX_PIXELS = 60_000_000;
export const MAX_FILES_PER_ROW = 20;
/** Of who raised the matter, whom nobody knows. */
export const MAX_FILES_OF_REPORTER = 5;
export const TYPES_ALLOWED = 'JPEG, PNG, WebP or PDF by its content, at most 10 MB and 60 million pixels';

export const IMAGES_ALLOWED = 'JPEG, PNG or WebP by its content, at most 10 MB and 60 million pixels; no PDF, which would keep its author and its days';

/** Rows that may have attachments; who reads them is who may read the row's confidential text. */
export const OWNERS = ['care-record', 'care-event', 'matter'] as const;
export type OwnerType = (typeof OWNERS)[number];
/** All rows that files belong to: pictures of a story are for everybody, through the routes of the story. */
export type FileOwner = OwnerType | 'story';

const NAME_MAX = 120;

/** A name without path, control and direction characters, with the extension of what the file is. */
export const safeName = (given: string | null | undefined, extension: string): string => {
  const base = (given ?? '').replace(/\\/g, '/').split('/').pop() ?? '';
  // eslint-disable-next-line no-control-regex
  const plain = base.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff<>:"|?*]/g, '').replace(/\.[^.]{1,8}$/, '').trim();
  return `${[...plain].slice(0, NAME_MAX).join('') || 'file'}.${extension}`;
};
