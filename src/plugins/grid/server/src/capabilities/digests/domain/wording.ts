import type { IsoDate } from '../../../kernel/date';

export type Language = 'zhHans' | 'en';

/** What a line may say: never the cause, never a full name; a mail can be read over a shoulder and forwarded. */
export interface DutyLine {
  readonly kind: string;
  readonly subjectName: string;
  readonly gridName: string;
  readonly gridCode: string;
  readonly dueOn: IsoDate;
}

export interface Wording {
  subject(counts: { overdue: number; soon: number; warned: number; fresh: number; raised: number; matters: number; nearest: IsoDate | null; today: IsoDate }): string;
  greeting(name: string): string;
  duty(line: DutyLine, today: IsoDate): string;
  raised(gridName: string, count: number): string;
  more(count: number): string;
  matters(counts: { fresh: number; soon: number; raised: number }): string;
  readonly headings: { overdue: string; soon: string; warned: string; fresh: string; raised: string; matters: string };
  readonly footer: string;
}

const KINDS: Record<Language, Record<string, string>> = {
  zhHans: { talk: '谈话', visit: '走访', meeting: '组织生活', followUp: '回访' },
  en: { talk: 'Talk', visit: 'Visit', meeting: 'Meeting', followUp: 'Follow-up' },
};

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The year is said only when it is another one. */
const otherYear = (date: IsoDate, today: IsoDate): boolean => date.slice(0, 4) !== today.slice(0, 4);

const zhDate = (date: IsoDate, today: IsoDate): string => `${otherYear(date, today) ? `${date.slice(0, 4)}年` : ''}${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;

const enDate = (date: IsoDate, today: IsoDate): string => `${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1]}${otherYear(date, today) ? ` ${date.slice(0, 4)}` : ''}`;

/** 王××: enough for a liaison who knows his people, little for anybody else. */
export const masked = (name: string): string => (name === '' ? '' : `${[...name][0]}××`);

const zhHans: Wording = {
  subject: ({ overdue, soon, warned, fresh, raised, matters, nearest, today }) => {
    const parts = [overdue > 0 ? `超期 ${overdue} 项` : '', soon > 0 ? `临期 ${soon} 项` : '', warned > 0 ? `预警 ${warned} 项` : '', fresh > 0 ? `新增 ${fresh} 项` : '', raised > 0 ? `所辖超期 ${raised} 项` : '', matters > 0 ? `诉求 ${matters} 件` : ''].filter((part) => part !== '');
    return `连心提醒：${parts.join('，')}${nearest === null ? '' : `，最近期限 ${zhDate(nearest, today)}`}`;
  },
  greeting: (name) => `${name}，您好。以下是今天需要留意的事项：`,
  duty: ({ kind, subjectName, gridName, dueOn }, today) => `${KINDS.zhHans[kind] ?? '任务'}${subjectName === '' ? '' : ` · ${masked(subjectName)}`}（${gridName}）· ${zhDate(dueOn, today)}前`,
  raised: (gridName, count) => `${gridName}：超期 ${count} 项`,
  more: (count) => `另有 ${count} 项，请在工作台查看`,
  matters: ({ fresh, soon, raised }) => [fresh > 0 ? `新登记 ${fresh} 件` : '', soon > 0 ? `临近或到期 ${soon} 件` : '', raised > 0 ? `所辖超期 ${raised} 件` : ''].filter((part) => part !== '').join('，'),
  headings: { overdue: '已超期', soon: '三个工作日内到期', warned: '本期已过三分之二，尚未完成', fresh: '新下达', raised: '所辖网格的超期事项', matters: '诉求' },
  footer: '每个工作日最多一封，同一事项三个工作日内不重复提醒。此邮件由连心自动发出。',
};

const en: Wording = {
  subject: ({ overdue, soon, warned, fresh, raised, matters, nearest, today }) => {
    const parts = [overdue > 0 ? `${overdue} overdue` : '', soon > 0 ? `${soon} due soon` : '', warned > 0 ? `${warned} not done yet` : '', fresh > 0 ? `${fresh} new` : '', raised > 0 ? `${raised} overdue in your grids` : '', matters > 0 ? `${matters} matters` : ''].filter((part) => part !== '');
    return `Lianxin: ${parts.join(', ')}${nearest === null ? '' : `, nearest date ${enDate(nearest, today)}`}`;
  },
  greeting: (name) => `Dear ${name}, this wants attention today:`,
  duty: ({ kind, subjectName, gridName, dueOn }, today) => `${KINDS.en[kind] ?? 'Duty'}${subjectName === '' ? '' : ` · ${masked(subjectName)}`} (${gridName}) · by ${enDate(dueOn, today)}`,
  raised: (gridName, count) => `${gridName}: ${count} overdue`,
  more: (count) => `${count} more on the workbench`,
  matters: ({ fresh, soon, raised }) => [fresh > 0 ? `${fresh} new` : '', soon > 0 ? `${soon} due or nearly due` : '', raised > 0 ? `${raised} overdue in your grids` : ''].filter((part) => part !== '').join(', '),
  headings: { overdue: 'Overdue', soon: 'Due within three working days', warned: 'Two thirds of the period are over', fresh: 'New', raised: 'Overdue in the grids you lead', matters: 'Matters' },
  footer: 'At most one mail a working day, the same item at most every third working day. Sent by Lianxin.',
};

export const WORDING: Record<Language, Wording> = { zhHans, en };
