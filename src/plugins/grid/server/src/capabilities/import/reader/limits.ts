export const MAX_BYTES = 10 * 1024 * 1024;
export const MAX_ENTRIES = 200;
export const MAX_UNPACKED = 50 * 1024 * 1024;
export const MAX_RATIO = 100;
/** Below this size a part may be packed as tightly as it likes: a style sheet of repeated borders is no bomb. */
export const RATIO_FROM = 1024 * 1024;
export const MAX_ROWS = 50_000;
export const MAX_COLUMNS = 60;
export const TIME_LIMIT_MS = 60_000;
export const HEAP_LIMIT_MB = 512;

export const ALLOWED_TYPES = '.xlsx、.xls（Excel 97-2003）、.csv（UTF-8、UTF-16 或 GBK/GB18030）';
