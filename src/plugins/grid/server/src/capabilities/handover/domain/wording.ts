import type { HandoverKind } from '../../../../../shared/contracts/handover';
import type { IsoDate } from '../../../kernel/date';

interface Texts {
  readonly zhHans: { subject: string; lines: string[] };
  readonly en: { subject: string; lines: string[] };
}

/** To the person whose liaison changes: whom he can turn to from when on. Nothing of who it was before, nor why. */
export const newContact = (name: string, from: IsoDate): Texts => ({
  zhHans: { subject: '连心：您的联系人有变动', lines: [`自${dayIn('zhHans', from)}起，您的联系人是${name}。有困难或诉求，可随时向其反映。`] },
  en: { subject: 'Lianxin: you have a new contact', lines: [`From ${dayIn('en', from)} your contact is ${name}. Turn to him or her with whatever you need.`] },
});

const ORDER: readonly HandoverKind[] = ['pair', 'appointment', 'grid', 'task', 'matter', 'carePlan', 'substitution'];

const WORDS: Record<HandoverKind, { zhHans: (n: number) => string; en: (n: number) => string }> = {
  pair: { zhHans: (n) => `联系对象 ${n} 人`, en: (n) => `${n} ${n === 1 ? 'contact' : 'contacts'}` },
  appointment: { zhHans: (n) => `任职 ${n} 项`, en: (n) => `${n} ${n === 1 ? 'office' : 'offices'}` },
  grid: { zhHans: (n) => `网格 ${n} 个`, en: (n) => `${n} ${n === 1 ? 'grid' : 'grids'} to lead` },
  task: { zhHans: (n) => `任务 ${n} 项`, en: (n) => `${n} ${n === 1 ? 'duty' : 'duties'}` },
  matter: { zhHans: (n) => `诉求 ${n} 件`, en: (n) => `${n} ${n === 1 ? 'matter' : 'matters'}` },
  carePlan: { zhHans: (n) => `重点关怀 ${n} 项`, en: (n) => `${n} care ${n === 1 ? 'plan' : 'plans'}` },
  substitution: { zhHans: (n) => `离岗代理 ${n} 项`, en: (n) => `${n} ${n === 1 ? 'substitution' : 'substitutions'}` },
};

/** To a successor, or to who stands in for him: counts only; names and causes are in the workbench, where rights decide. */
export const received = (counts: ReadonlyMap<HandoverKind, number>, from: IsoDate, himself: boolean): Texts => {
  const said = (language: 'zhHans' | 'en') => ORDER.flatMap((kind) => (counts.has(kind) ? [WORDS[kind][language](counts.get(kind) ?? 0)] : []));
  return {
    zhHans: { subject: '连心：有工作交接给您', lines: [`自${dayIn('zhHans', from)}起由${himself ? '您' : '您代理的同事'}接手：${said('zhHans').join('、')}。请在工作台和网格总览查看。`] },
    en: { subject: 'Lianxin: work was handed over to you', lines: [`From ${dayIn('en', from)} ${himself ? 'you take' : 'a colleague for whom you stand in takes'} over: ${said('en').join(', ')}. The workbench and the grids show them.`] },
  };
};

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const dayIn = (language: 'zhHans' | 'en', date: IsoDate): string => {
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8))];
  return language === 'en' ? `${day} ${MONTHS[month - 1]} ${year}` : `${year}年${month}月${day}日`;
};
