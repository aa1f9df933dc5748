import { AlignmentType, BorderStyle, Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, Table, TableCell, TableRow, TextRun, WidthType, type IRunOptions } from 'docx';
import { linesOf, type Line } from './domain/text';
import type { FigureTable } from './tables';

export interface Printed {
  readonly title: string;
  /** Said below the title of what is not public. */
  readonly remark: string | null;
  readonly body: string;
  readonly figuresTitle: string;
  readonly tables: readonly FigureTable[];
  /** The watermark. */
  readonly footer: string;
}

/** The fonts of an official paper: a program that lacks them takes a font of the same kind by the eastAsia name. */
const HEADING_FONT = { ascii: 'Arial', hAnsi: 'Arial', eastAsia: '黑体' };
const BODY_FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体' };
// Half points: 小二, 四号, 小四, 小五.
const TITLE_SIZE = 36;
const HEADING_SIZE = 28;
const BODY_SIZE = 24;
const SMALL_SIZE = 18;
const INDENT_TWO_CHARACTERS = 480;
/** Width of A4 between margins of one inch, in twentieths of a point. */
const TEXT_WIDTH = 9_026;

/** A .docx with real headings and tables, so that it has an outline, can be edited and be read aloud. */
export const documentOf = ({ title, remark, body, figuresTitle, tables, footer }: Printed): Promise<Buffer> =>
  Packer.toBuffer(
    new Document({
      title,
      creator: 'Lianxin',
      styles: {
        default: {
          document: { run: { font: BODY_FONT, size: BODY_SIZE } },
          title: { run: { font: HEADING_FONT, size: TITLE_SIZE, bold: true, color: '000000' }, paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 240 } } },
          heading1: { run: { font: HEADING_FONT, size: HEADING_SIZE, bold: true, color: '000000' }, paragraph: { spacing: { before: 240, after: 120 }, keepNext: true } },
          heading2: { run: { font: HEADING_FONT, size: BODY_SIZE, bold: true, color: '000000' }, paragraph: { spacing: { before: 200, after: 100 }, keepNext: true } },
        },
      },
      sections: [
        {
          properties: { page: { size: { width: 11_906, height: 16_838 }, margin: { top: 1_440, bottom: 1_440, left: 1_440, right: 1_440 } } },
          footers: { default: footerOf(footer) },
          children: [
            new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
            ...(remark === null ? [] : [new Paragraph({ alignment: AlignmentType.CENTER, children: [run(remark, { bold: true, color: 'B3261E' })] })]),
            ...linesOf(body).map(paragraphOf),
            new Paragraph({ text: figuresTitle, heading: HeadingLevel.HEADING_1 }),
            ...tables.flatMap((table) => [new Paragraph({ text: table.title, heading: HeadingLevel.HEADING_2 }), tableOf(table)]),
          ],
        },
      ],
    }),
  );

const run = (text: string, options: IRunOptions = {}): TextRun => new TextRun({ text, ...options });

const footerOf = (text: string): Footer =>
  new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [run(`${text}  ·  `, { size: SMALL_SIZE, color: '666687' }), new TextRun({ size: SMALL_SIZE, color: '666687', children: [PageNumber.CURRENT, '/', PageNumber.TOTAL_PAGES] })] })] });

const paragraphOf = ({ kind, text }: Line): Paragraph => {
  switch (kind) {
    case 'heading':
      return new Paragraph({ text, heading: HeadingLevel.HEADING_1 });
    case 'item':
      return new Paragraph({ bullet: { level: 0 }, children: [run(text)] });
    case 'paragraph':
      return new Paragraph({ indent: { firstLine: INDENT_TWO_CHARACTERS }, spacing: { line: 360 }, children: [run(text)] });
  }
};

const LINE = { style: BorderStyle.SINGLE, size: 4, color: '8E8EA9' };
const NAME_SHARE = 0.32;

const tableOf = ({ rows }: FigureTable): Table => {
  const columns = rows[0]?.length ?? 1;
  const widths = Array.from({ length: columns }, (_, column) => Math.floor(TEXT_WIDTH * (column === 0 ? NAME_SHARE : (1 - NAME_SHARE) / Math.max(1, columns - 1))));
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    borders: { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE },
    rows: rows.map(
      (cells, row) =>
        new TableRow({
          tableHeader: row === 0,
          cantSplit: true,
          children: cells.map(
            (cell, column) =>
              new TableCell({
                width: { size: widths[column] ?? 0, type: WidthType.DXA },
                margins: { top: 40, bottom: 40, left: 100, right: 100 },
                ...(row === 0 ? { shading: { fill: 'EAEAEF' } } : {}),
                children: [new Paragraph({ alignment: column === 0 ? AlignmentType.LEFT : AlignmentType.RIGHT, children: [run(String(cell), { bold: row === 0, size: 21 })] })],
              }),
          ),
        }),
    ),
  });
};
