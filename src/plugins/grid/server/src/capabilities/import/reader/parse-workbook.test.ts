import fc from 'fast-check';
import { CFB, utils, write } from '@e965/xlsx';
import { csv, demo, saveAs, sheetXml, toGbk, xlsxParts, zip, type ZipEntry } from '../../../../../../../../tests/int/import-fixtures';
import { parseSheets } from '../domain/parse';
import { ImportRefused } from '../refused';
import { vocabulary } from '../vocabulary';
import { MAX_BYTES, MAX_ROWS } from './limits';
import { parseWorkbook } from './parse-workbook';

// The parser remarks on odd records of a broken .xls.
beforeAll(() => void jest.spyOn(console, 'error').mockImplementation(() => undefined));

const refusal = async (bytes: Buffer): Promise<string> => {
  try {
    await parseWorkbook(bytes);
    return 'read';
  } catch (error) {
    if (!(error instanceof ImportRefused)) throw error;
    expect(error.issues[0]).toMatchObject({ field: 'file', code: error.code });
    expect(error.message).toMatch(/\p{Script=Han}/u);
    expect(error.issues[0]?.allowed).not.toBe('');
    return error.code;
  }
};

const inside = (xml: string, ...more: ZipEntry[]): Buffer => zip([...xlsxParts(xml), ...more]);
const ONE_CELL = sheetXml('<row r="1"><c r="A1" t="str"><v>工号</v></c></row>');
const texts = async (bytes: Buffer): Promise<string[][]> => (await parseWorkbook(bytes)).flatMap(({ rows }) => rows.map((row) => row.texts));

test('the archive of the fixtures is a good one', async () => {
  expect(await refusal(inside(ONE_CELL))).toBe('read');
  expect(await texts(inside(ONE_CELL))).toEqual([['工号']]);
});

describe('what is no spreadsheet is refused by its content, whatever its name', () => {
  const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
  test.each<[string, Buffer, string]>([
    ['an empty file', Buffer.alloc(0), 'empty_file'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'unsupported_type'],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj'), 'unsupported_type'],
    ['a web page saved as .xls', Buffer.from('<html><table><tr><td>工号</td></tr></table></html>'), 'unsupported_type'],
    ['XML', Buffer.from('<?xml version="1.0"?><Workbook/>'), 'unsupported_type'],
    ['random bytes', Buffer.from(Array.from({ length: 500 }, (_, index) => (index * 7919) % 256)), 'unsupported_type'],
    ['a zip of texts', zip([{ name: 'a.txt', data: 'x' }]), 'unsupported_type'],
    ['a Word file', zip([{ name: '[Content_Types].xml', data: '<Types/>' }, { name: 'word/document.xml', data: '<w/>' }]), 'unsupported_type'],
    ['a zip cut in half', inside(ONE_CELL).subarray(0, 300), 'unreadable'],
    ['an .xls cut in half', saveAs([['工号']], 'biff8').subarray(0, 700), 'unreadable'],
    ['the magic number of an .xls only', OLE, 'unreadable'],
    ['a quotation that never ends', Buffer.from('工号,姓名\n"A1,张三'), 'unreadable'],
    ['50 MB', Buffer.alloc(50 * 1024 * 1024, 'a'), 'too_large'],
    ['one byte over the limit', Buffer.alloc(MAX_BYTES + 1, 'a'), 'too_large'],
    ['blank sheets', saveAs([[]], 'xlsx'), 'empty_workbook'],
    ['a .csv of commas', Buffer.from(',,,\n,,,\n'), 'empty_workbook'],
  ])('%s', async (_, bytes, code) => expect(await refusal(bytes)).toBe(code));

  test('a workbook with a password: the new and the old kind', async () => {
    const locked = zip(xlsxParts(ONE_CELL).map((entry) => ({ ...entry, encrypted: true })));
    expect(await refusal(locked)).toBe('encrypted');
    const container = CFB.utils.cfb_new();
    CFB.utils.cfb_add(container, '/EncryptedPackage', Buffer.from('x'));
    CFB.utils.cfb_add(container, '/EncryptionInfo', Buffer.from('x'));
    expect(await refusal(Buffer.from(CFB.write(container, { type: 'buffer' }) as Buffer))).toBe('encrypted');
  });
});

describe('archives that want to do harm', () => {
  const zeros = Buffer.alloc(60 * 1024 * 1024);
  test.each<[string, Buffer, string]>([
    ['a bomb of 60 MB', inside(ONE_CELL, { name: 'xl/media/x.bin', data: zeros }), 'unsafe_archive'],
    ['sixty parts of 1 MB', inside(ONE_CELL, ...Array.from({ length: 60 }, (_, index) => ({ name: `xl/media/${index}`, data: zeros.subarray(0, 1024 * 1024) }))), 'unsafe_archive'],
    ['a bomb of 10 MB, packed 1,000 times', inside(ONE_CELL, { name: 'xl/worksheets/sheet2.xml', data: zeros.subarray(0, 10 * 1024 * 1024) }), 'unsafe_archive'],
    ['a bomb that says it is small', inside(ONE_CELL, { name: 'xl/worksheets/sheet2.xml', data: zeros, claimedSize: 100 }), 'unsafe_archive'],
    ['a part that says it is larger', inside(ONE_CELL, { name: 'xl/worksheets/sheet2.xml', data: 'x', claimedSize: 900 }), 'unsafe_archive'],
    ['201 entries', inside(ONE_CELL, ...Array.from({ length: 200 }, (_, index) => ({ name: `xl/media/${index}`, data: '' }))), 'unsafe_archive'],
    ['a path that leaves the archive', inside(ONE_CELL, { name: '../../etc/passwd', data: 'x' }), 'unsafe_archive'],
    ['an absolute path', inside(ONE_CELL, { name: '/etc/passwd', data: 'x' }), 'unsafe_archive'],
    ['a Windows path', inside(ONE_CELL, { name: '..\\..\\x', data: 'x' }), 'unsafe_archive'],
    ['the same part twice', zip([...xlsxParts(ONE_CELL), ...xlsxParts(ONE_CELL).slice(-1)]), 'unsafe_archive'],
    ['an outside entity', inside(`<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${ONE_CELL}`), 'unsafe_archive'],
    ['an entity in UTF-16', inside(ONE_CELL, { name: 'xl/sharedStrings.xml', data: Buffer.from('\ufeff<!DOCTYPE x>', 'utf16le') }), 'unsafe_archive'],
  ])('%s', async (_, bytes, code) => expect(await refusal(bytes)).toBe(code));

  test('an archive in an archive is not opened, and what is not asked for is not unpacked', async () => {
    const nested = inside(ONE_CELL, { name: 'xl/embeddings/inner.zip', data: zip([{ name: 'bomb', data: zeros.subarray(0, 1024 * 1024) }]) }, { name: 'xl/media/lie.png', data: 'abc', claimedSize: 5 });
    expect(await refusal(nested)).toBe('read');
  });

  test('a refused bomb costs little', async () => {
    const bomb = inside(ONE_CELL, { name: 'xl/worksheets/sheet2.xml', data: zeros });
    const before = process.memoryUsage().rss;
    const started = process.hrtime.bigint();
    await refusal(bomb);
    expect(Number(process.hrtime.bigint() - started) / 1e6).toBeLessThan(500);
    expect((process.memoryUsage().rss - before) / 1024 / 1024).toBeLessThan(100);
  });
});

describe('limits of a sheet', () => {
  const long = (rows: number): string[][] => Array.from({ length: rows }, (_, index) => [`A${index}`]);

  test('100,000 rows are an error and not the first 50,000', async () => {
    expect(await refusal(saveAs(long(100_000), 'xlsx'))).toBe('too_many_rows');
    expect(await refusal(Buffer.from(csv(long(100_000))))).toBe('too_many_rows');
    expect(await refusal(saveAs(long(60_000), 'biff8'))).toBe('too_many_rows');
    expect(await texts(Buffer.from(csv(long(MAX_ROWS))))).toHaveLength(MAX_ROWS);
  }, 60_000);

  test('a row that is formatted but empty does not count', async () => {
    const bytes = inside(sheetXml('<row r="1"><c r="A1" t="str"><v>工号</v></c></row><row r="1048576"><c r="A1048576" s="0"/></row>'));
    expect(await texts(bytes)).toEqual([['工号']]);
  });

  test('60 columns are read, and the last one that holds something is told', async () => {
    const [sheet] = await parseWorkbook(saveAs([Array.from({ length: 75 }, (_, index) => `c${index}`)], 'xlsx'));
    expect([sheet?.rows[0]?.texts.length, sheet?.widest]).toEqual([60, 75]);
  });
});

describe('several sheets', () => {
  const withSecond = (kind: string, part: ZipEntry[]): Buffer =>
    zip([
      ...xlsxParts(ONE_CELL).map((entry) => {
        if (entry.name === 'xl/workbook.xml') return { ...entry, data: String(entry.data).replace('</sheets>', '<sheet name="T" sheetId="2" r:id="rId2"/></sheets>') };
        if (entry.name === 'xl/_rels/workbook.xml.rels') return { ...entry, data: String(entry.data).replace('</Relationships>', `<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${kind}s/sheet2.xml"/></Relationships>`) };
        return entry;
      }),
      ...part,
    ]);

  test('a sheet that the parser would drop in silence is an error', async () => {
    expect(await refusal(withSecond('worksheet', []))).toBe('unreadable');
    expect(await refusal(withSecond('worksheet', [{ name: 'xl/worksheets/sheet2.xml', data: ONE_CELL }]))).toBe('read');
  });

  test('a chart on a sheet of its own is no data and no error', async () => {
    const chart = withSecond('chartsheet', [{ name: 'xl/chartsheets/sheet2.xml', data: '<chartsheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><drawing r:id="rId1"/></chartsheet>' }]);
    expect((await parseWorkbook(chart)).map(({ name, rows }) => [name, rows.length])).toEqual([['S', 1], ['T', 0]]);
  });
});

describe('cells', () => {
  const cells = async (row: string, more: ZipEntry[] = []): Promise<[string, string][]> => {
    const [sheet] = await parseWorkbook(inside(sheetXml(`<row r="1">${row}</row>`), ...more));
    return (sheet?.rows[0]?.texts ?? []).map((text, index): [string, string] => [sheet?.rows[0]?.kinds[index] ?? '', text]);
  };

  test('numbers as they are shown, never in scientific notation', async () => {
    const [sheet] = await parseWorkbook(saveAs([[{ t: 'n', v: 13800000071 }, { t: 'n', v: 450101199001011234 }, { t: 'n', v: 7, z: '0000' }, { t: 'n', v: 1990.1, z: '0.00' }, { t: 'n', v: 1990.1 }, { t: 'n', v: 13800, z: '#,##0' }, { t: 'n', v: 0.1 }]], 'xlsx'));
    expect(sheet?.rows[0]?.texts).toEqual(['13800000071', '450101199001011260', '0007', '1990.10', '1990.1', '13800', '0.1'].map((text, index) => (index === 1 ? expect.stringMatching(/^4501011990010112\d\d$/) as string : text)));
    expect(sheet?.rows[0]?.kinds).toBe('nnnnnnn');
  });

  test('dates of both calendars, whatever their format', async () => {
    for (const [format, bookType] of [['yyyy-mm-dd', 'xlsx'], ['m/d/yy', 'xlsx'], ['yyyy"年"m"月"', 'xlsx'], ['yyyy-mm-dd', 'biff8']] as const) {
      const [sheet] = await parseWorkbook(saveAs([[{ t: 'n', v: 35160, z: format }, { t: 'n', v: 35160.9, z: format }]], bookType));
      expect([format, sheet?.rows[0]?.texts, sheet?.rows[0]?.kinds]).toEqual([format, ['1996-04-05', '1996-04-05'], 'dd']);
    }
    // The time of day is read where the sheet shows it.
    const [timed] = await parseWorkbook(saveAs([[{ t: 'n', v: 44625.375, z: 'yyyy-mm-dd hh:mm' }]], 'xlsx'));
    expect([timed?.rows[0]?.texts, timed?.rows[0]?.kinds]).toEqual([['2022-03-05 09:00'], 'd']);
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([[{ t: 'n', v: 33698, z: 'yyyy-mm-dd' }]]), 'S');
    book.Workbook = { WBProps: { date1904: true } };
    for (const bookType of ['xlsx', 'biff8'] as const) expect(await texts(write(book, { type: 'buffer', bookType }) as Buffer)).toEqual([['1996-04-05']]);
  });

  test('formulas give their stored result; without one they are an error and not blank', async () => {
    expect(await cells('<c r="A1" t="str"><f>A2</f><v>HS0001</v></c><c r="B1"><f>1+1</f><v>2</v></c><c r="C1"><f>1+1</f></c><c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c>')).toEqual([
      ['t', 'HS0001'],
      ['n', '2'],
      ['e', '=1+1'],
      ['e', '#DIV/0!'],
    ]);
  });

  test('truth values and inline strings', async () => {
    expect(await cells('<c r="A1" t="b"><v>1</v></c><c r="C1" t="inlineStr"><is><t>张三</t></is></c>')).toEqual([['t', 'true'], ['t', ''], ['t', '张三']]);
  });
});

describe('.csv', () => {
  test('1990.10 stays October', async () => {
    const [sheet] = await parseWorkbook(Buffer.from('工号,姓名,出生年月,所属网格\nA1,张三,1990.10,C01'));
    expect(sheet?.rows[1]?.texts[2]).toBe('1990.10');
    expect(parseSheets(sheet ? [sheet] : [], vocabulary)[0]?.rows[0]?.values['birthDate']).toBe('1990-10-01');
  });

  test.each<[string, string, string[][]]>([
    ['quotation marks, commas and line breaks', '"a ""b"", c","d\ne"\r\nf,g', [['a "b", c', 'd\ne'], ['f', 'g']]],
    ['a quotation mark in the middle', 'a"b,c', [['a"b', 'c']]],
    ['old Mac line ends', 'a,b\rc,d', [['a', 'b'], ['c', 'd']]],
    ['a named separator', 'sep=;\na,1;b', [['a,1', 'b']]],
    ['tabs', 'a\tb,c', [['a', 'b,c']]],
    ['zeros that a program protected', '="007",b', [['007', 'b']]],
    ['an end mark of DOS', 'a,b\n\u001a', [['a', 'b']]],
  ])('%s', async (_, text, rows) => expect(await texts(Buffer.from(text))).toEqual(rows));

  test('row numbers are those of the spreadsheet, blank lines counted', async () => {
    const [sheet] = await parseWorkbook(Buffer.from('a\n\n\n"b\nc"\nd'));
    expect(sheet?.rows.map(({ row }) => row)).toEqual([1, 4, 5]);
  });

  test('GBK, and what only GB18030 has', async () => {
    expect(await texts(toGbk('工号,姓名\nA1,覃志强'))).toEqual([['工号', '姓名'], ['A1', '覃志强']]);
    expect(await texts(Buffer.concat([toGbk('姓名,'), Buffer.from([0x82, 0x35, 0x8f, 0x33])]))).toEqual([['姓名', '\u9fa6']]);
  });
});

test('whatever bytes come, they are read or refused: nothing else', async () => {
  const good = demo('roster-messy.xlsx');
  const mutated = fc.tuple(fc.nat(good.length - 1), fc.uint8Array({ minLength: 1, maxLength: 40 })).map(([at, bytes]) => {
    const copy = Buffer.from(good);
    copy.set(bytes.subarray(0, copy.length - at), at);
    return copy;
  });
  const xls = saveAs([['工号', '姓名'], ['A1', '张三']], 'biff8');
  const mutatedXls = fc.tuple(fc.nat(xls.length - 1), fc.uint8Array({ minLength: 1, maxLength: 20 })).map(([at, bytes]) => {
    const copy = Buffer.from(xls);
    copy.set(bytes.subarray(0, copy.length - at), at);
    return copy;
  });
  const any = fc.oneof(fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)), fc.string({ unit: 'binary', maxLength: 300 }).map((text) => Buffer.from(text)), mutated, mutatedXls);
  await fc.assert(fc.asyncProperty(any, async (bytes) => void (await refusal(bytes))), { numRuns: 300 });
}, 60_000);
