import type { MatterChannel } from '../../../../shared/contracts/matters';
import en from '../../../../shared/labels/en.json';
import zhHans from '../../../../shared/labels/zh-Hans.json';

export type Language = 'zhHans' | 'en';

export const channelName = (language: Language, channel: MatterChannel): string => (language === 'en' ? en : zhHans).matter.enums.channel[channel];

interface Words {
  readonly figures: string;
  readonly all: string;
  readonly unit: string;
  readonly item: string;
  readonly number: string;
  readonly duties: string;
  readonly matters: string;
  readonly given: string;
  readonly onTime: string;
  readonly late: string;
  readonly open: string;
  readonly overdue: string;
  readonly received: string;
  readonly answered: string;
  readonly solved: string;
  readonly accepted: string;
  readonly firstAnswered: string;
  readonly solvedInTime: string;
  readonly clocks: string;
  readonly byChannel: string;
  readonly byCategory: string;
  readonly noCategory: string;
  readonly draft: string;
  readonly withdrawn: string;
  /** The watermark: who took it out, and when. */
  readonly exported: (name: string, on: string) => string;
}

/** The wording of the files. The text of the bulletin itself stays as it was written. */
export const WORDS: Readonly<Record<Language, Words>> = {
  zhHans: {
    figures: '本月数据',
    all: '合计',
    unit: '单位',
    item: '项目',
    number: '件数',
    duties: '任务',
    matters: '诉求',
    given: '交办',
    onTime: '按期完成',
    late: '逾期完成',
    open: '月末未完成',
    overdue: '其中超期',
    received: '收到',
    answered: '答复',
    solved: '已解决',
    accepted: '按时受理',
    firstAnswered: '按时首次答复',
    solvedInTime: '按时办理',
    clocks: '时限（按时件数/到期件数）',
    byChannel: '按渠道',
    byCategory: '按类别',
    noCategory: '未分类',
    draft: '草稿，未公开',
    withdrawn: '已撤回',
    exported: (name, on) => `由 ${name} 于 ${on} 导出`,
  },
  en: {
    figures: 'Figures of the month',
    all: 'Total',
    unit: 'Unit',
    item: 'Item',
    number: 'Number',
    duties: 'Duties',
    matters: 'Matters',
    given: 'given',
    onTime: 'done in time',
    late: 'done late',
    open: 'open at the end',
    overdue: 'of these overdue',
    received: 'received',
    answered: 'answered',
    solved: 'solved',
    accepted: 'Accepted in time',
    firstAnswered: 'First answer in time',
    solvedInTime: 'Solved in time',
    clocks: 'Clocks (in time / decided)',
    byChannel: 'By channel',
    byCategory: 'By category',
    noCategory: 'Without a category',
    draft: 'Draft, not public',
    withdrawn: 'Withdrawn',
    exported: (name, on) => `Exported by ${name} on ${on}`,
  },
};
