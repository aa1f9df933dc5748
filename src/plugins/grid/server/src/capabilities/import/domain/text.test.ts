import { fromCell, isBlank, isNothing, toCell, toCode, toHalfWidth, toName, toNote, toText, toWord } from './text';

describe('what people type becomes what the database holds', () => {
  test.each([
    [toHalfWidth, 'ＨＳ００２８', 'HS0028'],
    [toHalfWidth, '徐　桂兰', '徐 桂兰'],
    [toCode, ' HS００２８ ', 'HS0028'],
    [toCode, 'C01－01–02', 'C01-01-02'],
    [toCode, 'HS\u200b0001\ufeff', 'HS0001'],
    [toName, '徐　桂兰 ', '徐桂兰'],
    [toName, '  John   Smith ', 'John Smith'],
    [toName, '阿卜杜拉•买买提', '阿卜杜拉·买买提'],
    [toName, '王\u0000芳', '王芳'],
    [toText, '检修工（高级）　Ｂ班', '检修工（高级） B班'],
    [toText, 'a\n b', 'a b'],
    [toText, 'x\ud800y', 'xy'],
    [toNote, ' 一\r\n二 ', '一\n二'],
    [toWord, '* 工 号（必填）：', '工号'],
    [toWord, ' 姓　名 ', '姓名'],
    [toWord, 'Employee No.', 'employeeno.'],
    [toWord, '（备注）', '(备注)'],
  ])('%p(%j) = %j', (read, typed, meant) => expect((read as (text: string) => string)(typed)).toBe(meant));

  test.each(['', ' ', '　', '-', '—', '－', '/', '——'])('%j is blank', (text) => expect(isBlank(text)).toBe(true));
  test.each(['无', '暂无', 'N/A', '至今', 'None'])('%j is nothing, but not blank', (text) => expect([isNothing(text), isBlank(text)]).toEqual([true, false]));
  test.each(['无锡', '0', 'HS-1'])('%j is something', (text) => expect(isNothing(text)).toBe(false));
});

describe('formulas are neutralised on the way out and come back unchanged', () => {
  const DANGEROUS = ['=', '+', '-', '@', '\t', '\r', '\0', '＝', '＋', '－', '＠'];
  test.each(DANGEROUS.map((mark) => [mark]))('%j', (mark) => {
    for (const text of [mark, `${mark}1+1`, `'${mark}x`, `''${mark}`]) {
      expect(toCell(text)).toBe(`'${text}`);
      expect(fromCell(toCell(text))).toBe(text);
    }
  });
  test.each(['', 'x', "'", "'x", 'a=b', '１'])('%j is left alone both ways', (text) => expect([toCell(text), fromCell(text)]).toEqual([text, text]));
});
