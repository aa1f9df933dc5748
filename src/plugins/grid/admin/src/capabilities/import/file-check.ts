export const MAX_BYTES = 10 * 1024 * 1024;
export const EXTENSIONS = ['.xlsx', '.xls', '.csv'] as const;

export type FileRefusal = 'extension' | 'size' | 'empty';

/** Why a file is not even sent, or null. The server checks again. */
export function refusalOf(file: { name: string; size: number }): FileRefusal | null {
  const name = file.name.toLowerCase();
  if (!EXTENSIONS.some((extension) => name.endsWith(extension))) return 'extension';
  if (file.size === 0) return 'empty';
  return file.size > MAX_BYTES ? 'size' : null;
}
