import type { MatterResult } from '../../../../../shared/contracts/matters';
import type { TemplateAction } from '../../../../../shared/contracts/matter-templates';
import type { IsoDate } from '../../../kernel/date';
import { allowedFrom, type State } from './machine';

/** A text of the office for one step of a matter; what is null holds for all. */
export interface Template {
  readonly id: string;
  readonly name: string;
  readonly action: TemplateAction;
  readonly state: State | null;
  readonly result: MatterResult | null;
  readonly categoryId: number | null;
  readonly textZh: string;
  readonly textEn: string | null;
}

export type Language = 'zhHans' | 'en';

/** What a placeholder may stand for: facts of the register that its lists show anyway. Nobody's name, and nothing that the reporter wrote. */
export interface Facts {
  readonly number: string;
  readonly registeredOn: IsoDate;
  readonly category: string | null;
  readonly unit: string | null;
  /** Null once the clock stopped, stands still or ran out: such a day is no promise. */
  readonly dueOn: IsoDate | null;
}

/** What may be written between braces, in either language, and how long it becomes at most. */
const PLACEHOLDERS: Readonly<Record<keyof Facts, { readonly words: readonly [string, string]; readonly longest: number }>> = {
  number: { words: ['编号', 'number'], longest: 32 },
  registeredOn: { words: ['登记日期', 'registered on'], longest: 17 },
  category: { words: ['类别', 'category'], longest: 60 },
  unit: { words: ['承办单位', 'unit'], longest: 120 },
  dueOn: { words: ['办结期限', 'due on'], longest: 17 },
};
const FACTS = Object.keys(PLACEHOLDERS) as (keyof Facts)[];
const ALLOWED = FACTS.map((fact) => PLACEHOLDERS[fact].words.map((word) => `{${word}}`).join(' or ')).join(', ');

/** How long the field of each action may be. */
const ROOM: Readonly<Record<TemplateAction, number>> = { refuse: 500, message: 5_000, suspend: 255, answer: 5_000, close: 500, reopen: 500 };

export interface Problem {
  readonly field: 'forState' | 'forResult' | 'textZh' | 'textEn';
  readonly code: 'not_of_action' | 'required' | 'unknown_placeholder' | 'too_long';
  readonly value: string;
  readonly allowed: string;
}

/** Why a template cannot be kept; null if it can. */
export const templateProblem = ({ action, state, result, textZh, textEn }: Omit<Template, 'id' | 'name' | 'categoryId'>): Problem | null => {
  const from = allowedFrom(action);
  if (state !== null && !from.includes(state)) return { field: 'forState', code: 'not_of_action', value: state, allowed: `nothing, or a state from which "${action}" goes: ${from.join(', ')}` };
  if (result !== null && action !== 'answer') return { field: 'forResult', code: 'not_of_action', value: result, allowed: 'nothing: only an answer has a result' };
  if (textZh.trim() === '') return { field: 'textZh', code: 'required', value: '', allowed: 'a text' };
  return textProblem('textZh', textZh, ROOM[action]) ?? textProblem('textEn', textEn ?? '', ROOM[action]);
};

const MARK = /\{([^{}]*)\}/g;
/** Full-width ones too: an input method writes them, and the reader would get them as they are. */
const BRACE = /[{}｛｝]/;

const factNamed = (word: string): keyof Facts | undefined => FACTS.find((fact) => PLACEHOLDERS[fact].words.includes(word.trim()));

const textProblem = (field: 'textZh' | 'textEn', text: string, room: number): Problem | null => {
  const words = [...text.matchAll(MARK)].map(([, word = '']) => word);
  const unknown = words.find((word) => factNamed(word) === undefined) ?? BRACE.exec(text.replace(MARK, ''))?.[0];
  if (unknown !== undefined) return { field, code: 'unknown_placeholder', value: unknown, allowed: `${ALLOWED}, and no other braces` };
  const longest = text.replace(MARK, '').length + words.reduce((sum, word) => sum + longestOf(word), 0);
  return longest <= room ? null : { field, code: 'too_long', value: `${longest} characters once it is filled in`, allowed: `at most ${room}` };
};

const longestOf = (word: string): number => {
  const fact = factNamed(word);
  return fact === undefined ? 0 : PLACEHOLDERS[fact].longest;
};

/** A matter at the moment at which somebody is about to do something to it. */
export interface Moment {
  readonly action: TemplateAction;
  readonly state: State;
  readonly categoryId: number | null;
  readonly facts: Facts;
  readonly language: Language;
}

export interface Fitting {
  readonly id: string;
  readonly name: string;
  readonly result: MatterResult | null;
  readonly text: string;
}

/** The templates that fit, filled in, in the order in which they came. One that asks for a fact that the matter does not have is left out: a gap would be sent. */
export const fitting = (templates: readonly Template[], { action, state, categoryId, facts, language }: Moment): Fitting[] =>
  templates
    .filter((each) => each.action === action && (each.state === null || each.state === state) && (each.categoryId === null || each.categoryId === categoryId))
    .flatMap(({ id, name, result, textZh, textEn }) => {
      const [text, spoken] = language === 'en' && textEn !== null && textEn.trim() !== '' ? [textEn, 'en' as const] : [textZh, 'zhHans' as const];
      const filled = filledIn(text, facts, spoken);
      return filled === null ? [] : [{ id, name, result, text: filled }];
    });

const filledIn = (text: string, facts: Facts, language: Language): string | null => {
  let isWhole = true;
  const filled = text.replace(MARK, (_mark, word: string) => {
    const said = saidOf(factNamed(word), facts, language);
    isWhole &&= said !== null;
    return said ?? '';
  });
  return isWhole ? filled : null;
};

const saidOf = (fact: keyof Facts | undefined, facts: Facts, language: Language): string | null => {
  switch (fact) {
    case undefined:
      return null;
    case 'number':
    case 'category':
    case 'unit':
      return facts[fact];
    case 'registeredOn':
    case 'dueOn':
      return facts[fact] === null ? null : dayIn(language, facts[fact]);
  }
};

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

const dayIn = (language: Language, date: IsoDate): string => {
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8))];
  return language === 'en' ? `${day} ${MONTHS[month - 1]} ${year}` : `${year}年${month}月${day}日`;
};
