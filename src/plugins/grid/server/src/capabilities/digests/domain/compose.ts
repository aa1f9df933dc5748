import type { IsoDate } from '../../../kernel/date';
import type { Digest } from './plan';
import { WORDING, type DutyLine, type Language, type Wording } from './wording';

export interface Composed {
  readonly subject: string;
  readonly intro: string;
  readonly sections: { heading: string; lines: { text: string; href: string; tone: 'late' | 'soon' | 'plain' }[] }[];
  readonly footer: string;
}

export interface ComposeFacts {
  readonly name: string;
  readonly language: Language;
  readonly today: IsoDate;
  /** Address of the workbench, without a query. */
  readonly workbench: string;
  readonly line: (taskId: number) => DutyLine;
  readonly gridName: (gridId: number) => { name: string; code: string };
}

const MAX_LINES = 12;

/** A digest in words: at most twelve lines, each a link. */
export const compose = (digest: Digest, facts: ComposeFacts): Composed => {
  const wording = WORDING[facts.language];
  let left = MAX_LINES;
  const take = <T>(items: readonly T[]): readonly T[] => {
    const taken = items.slice(0, left);
    left -= taken.length;
    return taken;
  };
  const duties = (ids: readonly number[], tone: 'late' | 'soon' | 'plain') =>
    withRest(take(ids).map((id) => dutyLine(facts, wording, id, tone)), ids.length, wording, `${facts.workbench}?${tone === 'late' ? 'bucket=overdue&' : ''}mine=1`);
  const raised = [...digest.raised];
  const sections = [
    { heading: wording.headings.overdue, lines: duties(digest.overdue, 'late') },
    { heading: wording.headings.soon, lines: duties(digest.soon, 'soon') },
    { heading: wording.headings.warned, lines: duties(digest.warned, 'soon') },
    { heading: wording.headings.fresh, lines: duties(digest.fresh, 'plain') },
    { heading: wording.headings.raised, lines: withRest(take(raised).map(([gridId, tasks]) => raisedLine(facts, wording, gridId, tasks.length)), raised.length, wording, `${facts.workbench}?bucket=overdue`) },
    { heading: wording.headings.matters, lines: mattersLine(digest, facts, wording) },
  ];
  return { subject: wording.subject(countsOf(digest, facts)), intro: wording.greeting(facts.name), sections: sections.filter((section) => section.lines.length > 0), footer: wording.footer };
};

type Line = Composed['sections'][number]['lines'][number];

/** What did not fit is counted, so that nobody thinks the mail is complete. */
const withRest = (lines: Line[], total: number, wording: Wording, href: string): Line[] =>
  total > lines.length ? [...lines, { text: wording.more(total - lines.length), href, tone: 'plain' }] : lines;

/** Only what is overdue stays in its bucket; the link of another duty names none, and the page shows where it is by then. */
const dutyLine = (facts: ComposeFacts, wording: Wording, taskId: number, tone: Line['tone']): Line => {
  const line = facts.line(taskId);
  return { text: wording.duty(line, facts.today), href: `${facts.workbench}?${tone === 'late' ? 'bucket=overdue&' : ''}grid=${encodeURIComponent(line.gridCode)}`, tone };
};

const raisedLine = (facts: ComposeFacts, wording: Wording, gridId: number, count: number): Line => {
  const grid = facts.gridName(gridId);
  return { text: wording.raised(grid.name, count), href: `${facts.workbench}?bucket=overdue&grid=${encodeURIComponent(grid.code)}`, tone: 'late' };
};

const mattersLine = ({ matters }: Digest, facts: ComposeFacts, wording: Wording): Line[] =>
  matters.fresh + matters.soon + matters.raised === 0 ? [] : [{ text: wording.matters(matters), href: `${facts.workbench}/matters`, tone: matters.raised > 0 ? 'late' : 'soon' }];

const countsOf = (digest: Digest, facts: ComposeFacts) => {
  const dates: IsoDate[] = [...digest.overdue, ...digest.soon, ...digest.warned, ...digest.fresh].map((id) => facts.line(id).dueOn).sort();
  const raised = [...digest.raised.values()].reduce((sum, tasks) => sum + tasks.length, 0);
  return { overdue: digest.overdue.length, soon: digest.soon.length, warned: digest.warned.length, fresh: digest.fresh.length, raised, matters: digest.matters.fresh + digest.matters.soon + digest.matters.raised, nearest: dates.find((date) => date >= facts.today) ?? null, today: facts.today };
};
