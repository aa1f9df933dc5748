import type { ActivityType } from '../../../../shared/contracts/activities';
import type { TaskKind } from '../../../../shared/contracts/tasks';
import en from '../../../../shared/labels/en.json';
import zhHans from '../../../../shared/labels/zh-Hans.json';

export type Language = 'zhHans' | 'en';

interface Words {
  readonly own: string;
  readonly ofGrid: (grid: string) => string;
  /** A duty of a kind is due. */
  readonly due: (kind: string) => string;
  readonly duty: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  zhHans: { own: '我的组织生活和任务', ofGrid: (grid) => `${grid} 组织生活`, due: (kind) => `任务到期：${kind}`, duty: '任务' },
  en: { own: 'My activities and duties', ofGrid: (grid) => `Activities of ${grid}`, due: (kind) => `Duty due: ${kind}`, duty: 'Duty' },
};

const labelsOf = (language: Language) => (language === 'en' ? en : zhHans);

export const wordsOf = (language: Language): Words => WORDS[language];
export const typeName = (language: Language, type: ActivityType): string => labelsOf(language).activity.enums.type[type];
export const kindName = (language: Language, kind: TaskKind): string => labelsOf(language).task.enums.kind[kind];
