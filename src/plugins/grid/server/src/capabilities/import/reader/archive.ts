import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { ImportRefused } from '../refused';
import { ALLOWED_TYPES, MAX_ENTRIES, MAX_RATIO, MAX_UNPACKED, RATIO_FROM } from './limits';

// Only these are handed to the parser; pictures, comments, links to other files and macros never are.
const WANTED = /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:_rels\/)?[^/]+\.(?:xml|rels)|xl\/(?:work|chart|dialog|macro)sheets\/[^/]+\.xml)$/;
const MEGABYTE = 1024 * 1024;

/**
 * Opens an .xlsx: judges the archive by its directory before anything is unpacked, then unpacks the wanted parts and counts
 * what really comes out. The parser gets these parts and not the archive, because it trusts other sizes and names than we checked.
 * @throws ImportRefused
 */
export const openArchive = async (bytes: Buffer): Promise<Map<string, Buffer>> => {
  const zip = await openZip(bytes);
  const entries = await listEntries(zip);
  checkEntries(entries);
  const parts = new Map<string, Buffer>();
  for (const entry of entries) {
    if (!WANTED.test(entry.fileName)) continue;
    const part = await inflate(zip, entry);
    refuseDoctype(entry.fileName, part);
    parts.set(entry.fileName, part);
  }
  if (!parts.has('[Content_Types].xml') || !parts.has('xl/workbook.xml')) throw new ImportRefused('unsupported_type', '这个压缩包不是 .xlsx 工作簿', { value: 'zip', allowed: ALLOWED_TYPES });
  return parts;
};

const openZip = (bytes: Buffer): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (error, zip) => (error ? reject(damaged(error)) : resolve(zip)));
  });

const listEntries = (zip: ZipFile): Promise<Entry[]> =>
  new Promise((resolve, reject) => {
    if (zip.entryCount > MAX_ENTRIES) {
      reject(unsafe(`压缩包内有 ${zip.entryCount} 个文件`, `最多 ${MAX_ENTRIES} 个文件`));
      return;
    }
    const entries: Entry[] = [];
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', (error: Error) => reject(/invalid (relative path|characters in fileName)|absolute path/.test(error.message) ? unsafe(error.message, '压缩包内不得有指向外部的路径') : damaged(error)));
    zip.readEntry();
  });

const checkEntries = (entries: readonly Entry[]): void => {
  const names = new Set(entries.map(({ fileName }) => fileName.toLowerCase()));
  if (names.size !== entries.length) throw unsafe('压缩包内有同名文件', '每个文件名只出现一次');
  if (entries.some((entry) => entry.isEncrypted())) throw new ImportRefused('encrypted', '文件设有密码，请取消密码后再导入', { value: 'encrypted', allowed: '没有密码的文件' });
  const total = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (total > MAX_UNPACKED) throw tooMuch(total);
  const dense = entries.find(({ uncompressedSize, compressedSize }) => uncompressedSize > RATIO_FROM && uncompressedSize > compressedSize * MAX_RATIO);
  if (dense) throw unsafe(`${dense.fileName} 的压缩比为 ${Math.round(dense.uncompressedSize / Math.max(1, dense.compressedSize))}`, `压缩比不超过 ${MAX_RATIO}`);
};

// The stream breaks off as soon as more comes out than the directory said, so the sum of the directory is the limit.
const inflate = (zip: ZipFile, entry: Entry): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) {
        reject(damaged(error));
        return;
      }
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('error', (problem: Error) => reject(wrongSize(entry, problem)));
      stream.on('end', () => resolve(Buffer.concat(chunks)));
    });
  });

// A workbook never needs a document type; the tricks with entities and outside files do.
const refuseDoctype = (name: string, part: Buffer): void => {
  if (['<!DOCTYPE', '<!ENTITY'].some((mark) => part.includes(mark, 0, 'latin1') || part.includes(Buffer.from(mark, 'utf16le'))))
    throw unsafe(`${name} 含有 DOCTYPE 或 ENTITY 声明`, '不含 DOCTYPE、ENTITY 声明的工作簿');
};

const unsafe = (value: string, allowed: string): ImportRefused => new ImportRefused('unsafe_archive', `文件的压缩结构不安全：${value}；${allowed}`, { value, allowed });

const tooMuch = (bytes: number): ImportRefused => {
  const [found, limit] = [`${Math.ceil(bytes / MEGABYTE)} MB`, `${MAX_UNPACKED / MEGABYTE} MB`];
  return new ImportRefused('unsafe_archive', `文件解压后过大（${found} 以上），最多 ${limit}；请删去多余内容或分成几个文件`, { value: found, allowed: `解压后不超过 ${limit}` });
};

const wrongSize = (entry: Entry, error: Error): ImportRefused =>
  /too many bytes|not enough bytes/.test(error.message) ? unsafe(`${entry.fileName} 的实际大小与声明不符`, '大小与声明相符的压缩包') : damaged(error);

const damaged = (error: Error): ImportRefused =>
  new ImportRefused('unreadable', '文件已损坏，无法读取；请用 Excel 或 WPS 打开后另存再导入', { value: error.message, allowed: ALLOWED_TYPES });
