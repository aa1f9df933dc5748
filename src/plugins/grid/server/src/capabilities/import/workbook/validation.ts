import type { Feature } from 'write-excel-file/node';

/** A drop-down in one column of a sheet. */
export interface DropDown {
  /** 0 = the first column. */
  readonly column: number;
  readonly choices: readonly string[];
}

const LAST_ROW = 5_000;
// Excel cuts a literal list at 255 characters and then reports the file as damaged.
const LONGEST_LIST = 255;
// In the order of the schema data validations stand before these.
const AFTER = /<(?:hyperlinks|printOptions|pageMargins|pageSetup|headerFooter|rowBreaks|colBreaks|drawing|legacyDrawing|tableParts|extLst)\b|<\/worksheet>/;

/** Adds drop-downs to the sheets of a workbook; `perSheet` goes by the position of the sheet. The writer has no such option of its own. */
export const dropDowns = (perSheet: readonly (readonly DropDown[])[]): Feature<never> => ({
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml, _options, { sheetIndex }) => withValidations(xml, perSheet[sheetIndex] ?? []),
      },
    },
  },
});

const withValidations = (xml: string, downs: readonly DropDown[]): string => {
  const usable = downs.filter(({ choices }) => choices.join(',').length <= LONGEST_LIST);
  if (usable.length === 0) return xml;
  const at = xml.search(AFTER);
  return `${xml.slice(0, at)}<dataValidations count="${usable.length}">${usable.map(validation).join('')}</dataValidations>${xml.slice(at)}`;
};

const validation = ({ column, choices }: DropDown): string => {
  const letter = columnName(column);
  const list = escapeXml(`"${choices.join(',')}"`);
  return `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${letter}2:${letter}${LAST_ROW}"><formula1>${list}</formula1></dataValidation>`;
};

const columnName = (column: number): string => (column < 26 ? String.fromCharCode(65 + column) : columnName(Math.floor(column / 26) - 1) + columnName(column % 26));

const escapeXml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
