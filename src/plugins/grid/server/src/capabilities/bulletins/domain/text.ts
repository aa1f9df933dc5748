import type { BulletinFigures, BulletinUnit } from '../../../../../shared/contracts/bulletins';
import type { Ratio } from '../../../../../shared/contracts/common';
import type { MatterChannel } from '../../../../../shared/contracts/matters';

/** `红水河示范电厂党委2022年6月月度公开` */
export const titleOf = (gridName: string, month: string): string => `${gridName}${month.slice(0, 4)}年${Number(month.slice(5))}月月度公开`;

/**
 * What is published, as a first draft: it is Chinese, since its readers are the staff, and says numbers only. A line that begins with
 * `## ` is a heading, one that begins with `- ` an item of a list.
 */
export const draftOf = (figures: BulletinFigures, channelName: (channel: MatterChannel) => string): string =>
  [
    '## 一、任务落实',
    dutiesLine(figures),
    '## 二、诉求办理',
    mattersLine(figures),
    clocksLine(figures),
    ...listLine('按渠道', figures.byChannel.map(({ channel, received }) => `${channelName(channel)} ${received} 件`)),
    ...listLine('按类别', figures.byCategory.map(({ code, name, received }) => `${code === null ? '未分类' : name} ${received} 件`)),
    '## 三、超期事项',
    ...overdueLines(figures.units),
  ].join('\n');

const dutiesLine = ({ duties: { given, onTime, late, open, overdue } }: BulletinFigures): string =>
  `本月交办任务 ${given} 件，按期完成 ${onTime} 件，逾期完成 ${late} 件；月末未完成 ${open} 件，其中超期 ${overdue} 件。`;

const mattersLine = ({ matters: { received, answered, solved, open, overdue } }: BulletinFigures): string =>
  `本月收到诉求 ${received} 件，答复 ${answered} 件，其中已解决 ${solved} 件；月末未办结 ${open} 件，其中超期 ${overdue} 件。`;

const clocksLine = ({ accepted, firstAnswered, solvedInTime }: BulletinFigures): string =>
  `本月到期或办成的时限：按时受理 ${share(accepted)}，按时首次答复 ${share(firstAnswered)}，按时办理 ${share(solvedInTime)}。`;

const share = ({ numerator, denominator }: Ratio): string => (denominator === 0 ? '无' : `${numerator}/${denominator}`);

const listLine = (what: string, parts: readonly string[]): string[] => (parts.length === 0 ? [] : [`${what}：${parts.join('，')}。`]);

const overdueLines = (units: readonly BulletinUnit[]): string[] => {
  const late = units.filter(({ duties, matters }) => duties.overdue + matters.overdue > 0);
  return late.length === 0 ? ['月末没有超期事项。'] : late.map(({ name, duties, matters }) => `- ${name}：任务 ${duties.overdue} 件，诉求 ${matters.overdue} 件`);
};

export type Line = { readonly kind: 'heading' | 'item' | 'paragraph'; readonly text: string };

/** The lines of a text that was edited; empty ones fall away. */
export const linesOf = (body: string): Line[] =>
  body
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line): Line => {
      if (/^#{1,3}\s/.test(line)) return { kind: 'heading', text: line.replace(/^#+\s+/, '') };
      if (/^[-*•]\s/.test(line)) return { kind: 'item', text: line.slice(1).trim() };
      return { kind: 'paragraph', text: line };
    });
