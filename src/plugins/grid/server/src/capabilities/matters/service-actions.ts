import type { AnswerMatter, AssignMatter, CategoriseMatter, CloseMatter, MergeMatter, PauseMatter, TakeOverMatter } from '../../../../shared/contracts/matter-actions';
import type { UserPrincipal } from '../../access/principal';
import { scopeOf } from '../../access/principal';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { Conflict, InvalidInput } from '../../platform/errors';
import { personByDocument } from '../organisation';
import { act, type Effect, type Held } from './act';
import { DEFAULT_SOLVE_DAYS } from './domain/clocks';
import { ENDED, type Action } from './domain/machine';
import { answerFollowers, reply } from './replies';
import { reachOf } from './reach';
import { refreshDue } from './refresh';
import { categories, type StoredCategory } from './store-categories';
import { gridByCode } from './store-grids';
import { matterByNumber } from './store-read';
import { decideExtension, endSuspension, insertPause, moveFollowers } from './store-write';

/** Who does what to which matter, when. */
export interface Deed {
  readonly db: Db;
  readonly principal: UserPrincipal;
  readonly id: string;
  readonly today: IsoDate;
}

const doing = ({ db, principal, id, today }: Deed, action: Action, work: (held: Held) => Promise<Effect>): Promise<void> => act(db, principal, id, action, today, work);

/** @throws InvalidInput for a code that no category in use has. */
export const categoryNamed = async (db: Db, code: string | undefined): Promise<StoredCategory | null> => {
  if (code === undefined) return null;
  const known = (await categories(db)).filter(({ active }) => Boolean(active));
  const found = known.find((each) => each.code === code);
  if (!found) throw new InvalidInput([{ field: 'category', code: 'unknown', value: code, allowed: known.map((each) => each.code).join(', ') }]);
  return found;
};

/** A category brings its days; its unit gets the matter on acceptance. */
export const categorised = (category: StoredCategory | null): Effect =>
  category === null ? {} : { change: { categoryId: category.dbId, solveDays: category.solveDays || DEFAULT_SOLVE_DAYS }, note: category.name, fields: ['category'] };

export const categorise = (deed: Deed, { category }: CategoriseMatter): Promise<void> =>
  doing(deed, 'categorise', async () => {
    if (category === undefined) throw new InvalidInput([{ field: 'category', code: 'required', value: '', allowed: 'the code of a category' }]);
    return categorised(await categoryNamed(deed.db, category));
  });

export const refuse = (deed: Deed, reason: string): Promise<void> => doing(deed, 'refuse', async (held) => {
  await reply(held, reason);
  return { note: reason, fields: ['reason'] };
});

export const assign = (deed: Deed, { unit, note }: AssignMatter): Promise<void> => doing(deed, 'assign', async ({ db }) => givenTo(await unitNamed(db, unit), note ?? null));

/** @throws InvalidInput for a code that no open grid has. */
export const unitNamed = async (db: Db, code: string): Promise<number> => {
  const grid = await gridByCode(db, code);
  if (!grid) throw new InvalidInput([{ field: 'unit', code: 'unknown_grid', value: code, allowed: 'the code of a grid that is open' }]);
  return grid.id;
};

export const givenTo = (unitId: number, note: string | null): Effect => ({ change: { unitId, handlerId: null, measure: null }, unitId, note, fields: ['unit'] });

/** The unit accepts the transfer: from here on a person and a measure stand in the row. */
export const takeOver = (deed: Deed, { handlerId, measure }: TakeOverMatter): Promise<void> =>
  doing(deed, 'takeOver', async ({ db, principal, matter }) => {
    const handler = await personByDocument(db, scopeOf(principal), handlerId);
    if (!handler) throw new InvalidInput([{ field: 'handlerId', code: 'unknown_employee', value: handlerId, allowed: 'a person that you reach' }]);
    if (!handler.active) throw new InvalidInput([{ field: 'handlerId', code: 'left', value: handler.ref.name, allowed: 'somebody who has not left' }]);
    if (handler.id === matter.submitterId) throw new InvalidInput([{ field: 'handlerId', code: 'is_subject', value: handler.ref.name, allowed: 'somebody else than who raised it' }]);
    return { change: { handlerId: handler.id, measure, unitId: matter.unitId ?? handler.gridId }, handlerId: handler.id, note: measure, fields: ['handler', 'measure'] };
  });

export const sendBack = (deed: Deed, reason: string): Promise<void> => doing(deed, 'sendBack', async () => ({ change: { unitId: null, handlerId: null }, note: reason, fields: ['unit', 'reason'] }));

const untilAfterToday = ({ expectedUntil }: PauseMatter, today: IsoDate): void => {
  if (expectedUntil <= today) throw new InvalidInput([{ field: 'expectedUntil', code: 'invalid_order', value: expectedUntil, allowed: `after ${today}` }]);
};

const pauseOf = (kind: 'suspension' | 'extension', state: 'asked' | 'inForce') => (deed: Deed, pause: PauseMatter): Promise<void> =>
  doing(deed, kind === 'suspension' ? 'suspend' : 'askExtension', async ({ db, principal, matter, today }) => {
    untilAfterToday(pause, today);
    await insertPause(db, { matterId: matter.id, gridId: matter.gridId, kind, state, reason: pause.reason, from: today, expectedUntil: pause.expectedUntil, askedById: principal.employeeId });
    return { note: pause.reason, fields: ['pause'] };
  });

export const suspend = pauseOf('suspension', 'inForce');
export const askExtension = pauseOf('extension', 'asked');

export const resume = (deed: Deed): Promise<void> => doing(deed, 'resume', async ({ db, matter, today }) => {
  await endSuspension(db, matter.id, today);
  return { fields: ['pause'] };
});

/** Decided by somebody else than who asked; the machine sees to that. */
export const decide = (deed: Deed, approved: boolean): Promise<void> =>
  doing(deed, approved ? 'approveExtension' : 'refuseExtension', async ({ db, pauses, principal, today }) => {
    const asked = pauses.find(({ kind, state }) => kind === 'extension' && state === 'asked');
    if (!asked) throw new Conflict('no_extension', 'no extension waits for a decision');
    if (approved && asked.expectedUntil <= today) throw new Conflict('extension_over', `the extension was asked for until ${asked.expectedUntil}; a later day must be asked for`);
    await decideExtension(db, asked.id, { approved, byId: principal.employeeId, on: today, until: asked.expectedUntil });
    return { note: asked.reason, fields: ['pause'] };
  });

export const message = (deed: Deed, text: string): Promise<void> => doing(deed, 'message', async (held) => {
  await reply(held, text);
  return { fields: ['messages'] };
});

/** The handler says what came of it. That is not yet the reporter's word: he confirms, or reopens. */
export const answer = (deed: Deed, { result, text }: AnswerMatter): Promise<void> =>
  doing(deed, 'answer', async (held) => {
    await reply(held, text);
    await answerFollowers(held, { result, text });
    return { change: { result }, note: null, fields: ['result', 'messages'] };
  });

/** The reporter said it on paper or by telephone, or he could not be asked. */
export const close = (deed: Deed, { satisfaction, note }: CloseMatter): Promise<void> =>
  doing(deed, 'close', async () => {
    if (satisfaction === undefined && note === undefined) throw new InvalidInput([{ field: 'note', code: 'required', value: '', allowed: 'what the reporter said (satisfaction), or why he could not be asked (note)' }]);
    return { change: { satisfaction: satisfaction ?? null }, note: note ?? null, fields: ['satisfaction'] };
  });

export const reopen = (deed: Deed, reason: string): Promise<void> => doing(deed, 'reopen', async () => ({ change: { result: null, satisfaction: null }, note: reason, fields: ['reason'] }));

/** The same matter twice: the reporters of this one get what the other gets. */
export const merge = (deed: Deed, { into }: MergeMatter): Promise<void> =>
  doing(deed, 'merge', async ({ db, principal, matter, today }) => {
    const main = await matterByNumber(db, await reachOf(db, principal, today), into);
    if (!main || main.id === matter.id) throw new InvalidInput([{ field: 'into', code: main ? 'is_itself' : 'unknown', value: into, allowed: 'the number of another matter that you see' }]);
    if (ENDED.includes(main.state)) throw new Conflict('ended', `matter ${into} has ended; a matter is merged into one that goes on`);
    await moveFollowers(db, matter.id, main.id);
    await refreshDue(db, [main.id], today);
    return { change: { mergedIntoId: main.id }, note: main.number, fields: ['mergedInto'] };
  });
