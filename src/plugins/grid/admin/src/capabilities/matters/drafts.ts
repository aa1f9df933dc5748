import type { IsoDate, PersonRef } from '../../../../shared/contracts/common';
import type { MatterChannel, MatterKind, MatterResult, Satisfaction } from '../../../../shared/contracts/matters';
import type { AcceptMatter, AnswerMatter, AssignMatter, CloseMatter, MatterReason, MatterText, MergeMatter, PauseMatter, RegisterMatter, TakeOverMatter } from '../../../../shared/contracts/matter-actions';
import type { PersonRow } from '../../../../shared/contracts/organisation';
import { CHANNELS } from './view';

// Every function gives null while something needed is missing; texts lose the blanks around them and empty ones are not sent.

/** The channels of which a person types in what came through them; WeChat writes its own. */
type TypedChannel = Exclude<MatterChannel, 'wechat'>;

export interface RegisterDraft {
  channel: TypedChannel | '';
  kind: MatterKind | '';
  category: string;
  grid: string | null;
  title: string;
  body: string;
  isNamed: boolean;
  submitter: PersonRef | null;
  registeredOn: IsoDate | null;
}

export const TYPED_CHANNELS: readonly TypedChannel[] = CHANNELS.filter((channel) => channel !== 'wechat');

export const KINDS: readonly MatterKind[] = ['consult', 'help', 'complaint', 'report', 'suggestion'];

export const newMatter = (today: IsoDate): RegisterDraft => ({ channel: '', kind: '', category: '', grid: null, title: '', body: '', isNamed: true, submitter: null, registeredOn: today });

/** Whoever raised it is counted somewhere, so that the grid is filled in unless one was chosen. */
export const withSubmitter = ({ grid }: Pick<RegisterDraft, 'grid'>, person: Pick<PersonRow, keyof PersonRef | 'grid'> | null): Partial<RegisterDraft> => ({ submitter: person, grid: grid ?? person?.grid?.code ?? null });

export function toMatter({ channel, kind, category, grid, title, body, isNamed, submitter, registeredOn }: RegisterDraft): RegisterMatter | null {
  if (channel === '' || kind === '' || grid === null || registeredOn === null || title.trim() === '') return null;
  if (isNamed && submitter === null) return null;
  return {
    channel,
    kind,
    grid,
    title: title.trim(),
    registeredOn,
    ...filled('body', body),
    ...filled('category', category),
    ...(isNamed && submitter !== null ? { submitterId: submitter.id } : {}),
  };
}

export const toReason = (reason: string): MatterReason | null => whole({ reason });

export const toText = (text: string): MatterText | null => whole({ text });

export const toMerger = (into: string): MergeMatter | null => whole({ into });

/** No unit chosen = nobody gets it yet. */
export const toAcceptance = (category: string, unit: string | null): AcceptMatter => ({ ...filled('category', category), unit });

export const toAssignment = (unit: string | null, note: string): AssignMatter | null => (unit === null ? null : { unit, ...filled('note', note) });

export const toTakeOver = (handler: PersonRef | null, measure: string): TakeOverMatter | null => (handler === null || measure.trim() === '' ? null : { handlerId: handler.id, measure: measure.trim() });

export const toPause = (reason: string, expectedUntil: IsoDate | null): PauseMatter | null => (reason.trim() === '' || expectedUntil === null ? null : { reason: reason.trim(), expectedUntil });

export const toAnswer = (result: MatterResult | '', text: string): AnswerMatter | null => (result === '' || text.trim() === '' ? null : { result, text: text.trim() });

/** What the reporter said; `notAsked` wants a note of why he could not be asked. */
export type Said = Satisfaction | 'notAsked' | '';

export function toClosure(said: Said, note: string): CloseMatter | null {
  if (said === '') return null;
  if (said === 'notAsked') return whole({ note });
  return { satisfaction: said, ...filled('note', note) };
}

/** Behind what is typed already, of which nothing is lost; null where both together are too long. */
export function withTemplate(typed: string, template: string, maxLength: number): string | null {
  const joined = typed.trim() === '' ? template : `${typed.trimEnd()}\n${template}`;
  return joined.length > maxLength ? null : joined;
}

/** What fits the result that is chosen; before one is chosen, all. */
export const templatesFor = <T extends { result: MatterResult | null }>(templates: readonly T[], result: MatterResult | ''): T[] => templates.filter((template) => result === '' || template.result === null || template.result === result);

const filled = <K extends string>(name: K, text: string): Partial<Record<K, string>> => (text.trim() === '' ? {} : ({ [name]: text.trim() } as Partial<Record<K, string>>));

function whole<K extends string>(texts: Record<K, string>): Record<K, string> | null {
  const trimmed = Object.entries<string>(texts).map(([name, text]) => [name, text.trim()] as const);
  return trimmed.some(([, text]) => text === '') ? null : (Object.fromEntries(trimmed) as Record<K, string>);
}
