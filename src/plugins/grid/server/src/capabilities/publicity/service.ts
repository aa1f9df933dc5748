import type { HonourRef, OwnStory, StoryList, StoryPage, StoryState, StoryText } from '../../../../shared/contracts/publicity';
import type { PersonRef } from '../../../../shared/contracts/common';
import { auditRow } from '../../access/audit-rows';
import { scopeOf, scopeOfType, type PersonPrincipal, type UserPrincipal } from '../../access/principal';
import type { Db } from '../../platform/db';
import { InvalidInput, NotFound } from '../../platform/errors';
import { openGridByCode, personByDocument, type PersonRow } from '../organisation';
import { hasConsent } from '../rights';
import { moveOf } from './move';
import type { Moment } from './moment';
import { storyPage, storyRows } from './present';
import { clean, cleanText } from './rich-text';
import { insertStory, listStories, storiesAbout, storyByDocument, updateStory, type StoredStory, type Window } from './store';
import { consentingPeople, nameableHonours } from './store-choices';

/** Somebody at the stories, at a minute. */
export interface Desk extends Moment {
  readonly db: Db;
  readonly principal: UserPrincipal;
}

export const list = async ({ db, principal, today }: Desk, query: Window & { readonly state?: StoryState | undefined }): Promise<StoryList> => {
  const { rows, total } = await listStories(db, scopeOfType(principal, 'story'), query.state, query);
  return { rows: await storyRows(db, rows, today), total, page: query.page, pageSize: query.pageSize };
};

export const page = async (desk: Desk, documentId: string): Promise<StoryPage> => {
  const { db, principal, today, now } = desk;
  return storyPage(db, principal, await inReach(desk, documentId), today, now);
};

/** @throws NotFound for unknown and out of reach alike. */
export const inReach = async ({ db, principal }: Desk, documentId: string, hold = false): Promise<StoredStory> => {
  const story = await storyByDocument(db, scopeOfType(principal, 'story'), documentId, hold);
  if (!story) throw new NotFound('story');
  return story;
};

export const people = ({ db, principal, today }: Desk, q: string): Promise<PersonRef[]> => consentingPeople(db, scopeOfType(principal, 'story'), q, today);

export const honours = async (desk: Desk, person: string | undefined): Promise<HonourRef[]> => {
  const named = person === undefined ? null : await nameable(desk, person, null);
  return (await nameableHonours(desk.db, scopeOfType(desk.principal, 'honour'), named?.id ?? null)).map(({ id, name, level, awardedOn }) => ({ id, name, level, awardedOn }));
};

export const draft = async (desk: Desk, text: StoryText): Promise<StoryPage> => {
  const { db, principal } = desk;
  const documentId = await insertStory(db, { ...(await written(desk, text, null)), ...by(principal) });
  await auditRow(db, principal, { action: 'row.create', type: 'story', documentId, fields: FIELDS });
  return page(desk, documentId);
};

/** Written again, also in review and after a withdrawal, it is a draft until somebody reads it anew. */
export const write = async (desk: Desk, documentId: string, text: StoryText): Promise<StoryPage> => {
  const { db, principal } = desk;
  const story = await inReach(desk, documentId, true);
  const { to } = await moveOf(desk, story, { kind: 'write' });
  await updateStory(db, story.id, { ...(await written(desk, text, story)), ...by(principal), ...NOT_OUT, state: to });
  await auditRow(db, principal, { action: 'row.update', type: 'story', documentId, fields: FIELDS });
  return page(desk, documentId);
};

const FIELDS = ['title', 'summary', 'body', 'employee', 'grid', 'honours'];
const NOT_OUT = { publishAt: null, releasedById: null, releasedByUser: null, publishedOn: null, withdrawnOn: null, withdrawnReason: null };
const by = ({ employeeId, userId }: UserPrincipal) => ({ draftedById: employeeId, draftedByUser: userId });

/** The text as it is kept. @throws InvalidInput for a person, grid or honour that may not be named, and for a text of which nothing is left. */
const written = async (desk: Desk, { title, summary, body, person, grid, honours: named = [] }: StoryText, before: StoredStory | null) => {
  const cleaned = cleanText(body);
  if (cleaned === '') throw new InvalidInput([{ field: 'body', code: 'empty', value: '', allowed: 'a text' }]);
  const whom = person === undefined || person === null ? null : await nameable(desk, person, before);
  return { title, summary, body: cleaned, employeeId: whom?.id ?? null, gridId: await gridFor(desk, grid, whom), honours: await honourIds(desk, named, whom) };
};

/** Whom one reaches, whom the story names already, and of all others those who agree to be written about. */
const nameable = async ({ db, principal, today }: Desk, person: string, before: StoredStory | null): Promise<PersonRow> => {
  const own = await personByDocument(db, scopeOf(principal), person);
  if (own) return own;
  const other = await personByDocument(db, scopeOfType(principal, 'story'), person);
  if (other && (other.id === before?.employeeId || (await hasConsent(db, other.id, 'publishStory', today)))) return other;
  throw new InvalidInput([{ field: 'person', code: 'unknown_person', value: person, allowed: 'the id of a person in reach' }]);
};

const gridFor = async ({ db, principal }: Desk, code: string | undefined, whom: PersonRow | null): Promise<number> => {
  if (code === undefined && whom !== null && whom.gridId !== null) return whom.gridId;
  const grid = code === undefined ? undefined : await openGridByCode(db, scopeOfType(principal, 'story'), code);
  if (!grid) throw new InvalidInput([{ field: 'grid', code: 'unknown_grid', value: code ?? '', allowed: 'the code of a grid in reach; without a person it is needed' }]);
  return grid.id;
};

/** Of the person or of nobody: an honour of somebody else would name him too. */
const honourIds = async ({ db, principal }: Desk, named: readonly string[], whom: PersonRow | null): Promise<number[]> => {
  const known = new Map((await nameableHonours(db, scopeOfType(principal, 'honour'), whom?.id ?? null)).map(({ id, dbId }) => [id, dbId]));
  const unknown = named.find((id) => !known.has(id));
  if (unknown !== undefined) throw new InvalidInput([{ field: 'honours', code: 'unknown_honour', value: unknown, allowed: 'honours in reach, of this person or of a grid' }]);
  return named.flatMap((id) => known.get(id) ?? []);
};

const turn = (kind: 'submit' | 'return') => async (desk: Desk, documentId: string): Promise<StoryPage> => {
  const { db, principal } = desk;
  const story = await inReach(desk, documentId, true);
  const { to } = await moveOf(desk, story, { kind });
  await updateStory(db, story.id, { ...NOT_OUT, state: to });
  await auditRow(db, principal, { action: 'row.update', type: 'story', documentId, fields: ['state'], details: { state: to } });
  return page(desk, documentId);
};

export const submit = turn('submit');

/** Back to whoever writes it. */
export const giveBack = turn('return');

/** What a person reads before it is out, and while it is: he agreed to that. */
export const ownStories = async (db: Db, { employeeId }: PersonPrincipal): Promise<OwnStory[]> =>
  (await storiesAbout(db, employeeId))
    .filter(({ state }) => state === 'review' || state === 'published')
    .map(({ documentId, title, summary, body, state, publishAt, publishedOn }) => ({ id: documentId, title, summary: summary ?? '', body: clean(body ?? ''), state, publishAt, publishedOn }));
