import type { MatterPublicationPage, PublicationAction, PublicMatterList, PublicText } from '../../../../shared/contracts/bulletins';
import { auditRow } from '../../access/audit-rows';
import type { UserPrincipal } from '../../access/principal';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { Conflict, InvalidInput, NotFound, Refused } from '../../platform/errors';
import { refuseOwnRelease } from '../../platform/second-person';
import { seenMatter, type SeenMatter } from '../matters';
import { personRefs } from '../organisation';
import { namesWithin } from './domain/names';
import { insertPublication, publicationOf, releasedMatters, updatePublication, type StoredPublication } from './store';

/** Somebody at a matter, on a day. */
export interface Deed {
  readonly db: Db;
  readonly principal: UserPrincipal;
  readonly matterId: string;
  readonly today: IsoDate;
}

export const publication = async (deed: Deed): Promise<MatterPublicationPage> => present(deed, await seen(deed));

/** @throws NotFound for a matter unknown or out of reach. */
const seen = async ({ db, principal, matterId, today }: Deed): Promise<SeenMatter> => {
  const matter = await seenMatter(db, principal, matterId, today);
  if (!matter) throw new NotFound('matter');
  return matter;
};

const storedOf = async (db: Db, { id }: SeenMatter): Promise<StoredPublication> => {
  const stored = await publicationOf(db, id);
  if (!stored) throw new NotFound('publication');
  return stored;
};

/** Published is what came of a matter, so there must be something that came of it. */
const isAnswered = ({ state }: SeenMatter): boolean => state === 'answered' || state === 'closed';

/**
 * Who handles the matter says in words for everybody what came of it. Written again, also after a release, it is a draft until somebody
 * releases it anew: what is public is always what two people read.
 */
export const write = async (deed: Deed, { title, text }: PublicText): Promise<MatterPublicationPage> => {
  const { db, principal } = deed;
  const matter = await seen(deed);
  if (!matter.handles) throw new Refused('the public text is written by who handles the matter');
  if (!isAnswered(matter)) throw new Conflict('state', `matter ${matter.number} is "${matter.state}"; published is what was answered`);
  await refuseNames(db, matter, { title, text });
  const written = { title, text, draftedById: principal.employeeId, draftedByUser: principal.userId };
  const before = await publicationOf(db, matter.id);
  if (before) await updatePublication(db, before.id, { ...written, state: 'draft', releasedById: null, releasedByUser: null, releasedOn: null });
  else await insertPublication(db, matter.id, matter.gridId, written);
  const { documentId } = await storedOf(db, matter);
  await auditRow(db, principal, { action: before ? 'row.update' : 'row.create', type: 'matter-publication', documentId, fields: ['title', 'text'] });
  return present(deed, matter);
};

/** Only the people of the matter: a name of somebody else may be a common word. */
const refuseNames = async (db: Db, { people }: SeenMatter, texts: PublicText): Promise<void> => {
  const names = [...(await personRefs(db, people)).values()].map(({ ref }) => ref.name);
  const issues = (['title', 'text'] as const).filter((field) => namesWithin(texts[field], names).length > 0).map((field) => ({ field, code: 'name', value: '…', allowed: 'a text without the name of anybody whom the matter is about or who handled it' }));
  if (issues.length > 0) throw new InvalidInput(issues);
};

export const release = async (deed: Deed): Promise<MatterPublicationPage> => {
  const { db, principal, today } = deed;
  const matter = await seen(deed);
  if (!matter.directs) throw new Refused('the public text is released by who directs the matter');
  const stored = await storedOf(db, matter);
  if (stored.state !== 'draft') throw new Conflict('state', `the public text is "${stored.state}"; released is a draft`);
  refuseOwnRelease(stored.draftedByUser, principal.userId);
  return move(deed, matter, stored, { state: 'published', releasedById: principal.employeeId, releasedByUser: principal.userId, releasedOn: today });
};

/** Takes it back, whether it is out already or not. */
export const withdraw = async (deed: Deed): Promise<MatterPublicationPage> => {
  const matter = await seen(deed);
  if (!matter.directs) throw new Refused('the public text is withdrawn by who directs the matter');
  const stored = await storedOf(deed.db, matter);
  if (stored.state === 'withdrawn') throw new Conflict('state', 'the public text is withdrawn already');
  return move(deed, matter, stored, { state: 'withdrawn' });
};

const move = async (deed: Deed, matter: SeenMatter, { id, documentId }: StoredPublication, change: Parameters<typeof updatePublication>[2]): Promise<MatterPublicationPage> => {
  await updatePublication(deed.db, id, change);
  await auditRow(deed.db, deed.principal, { action: 'row.update', type: 'matter-publication', documentId, fields: ['state'], details: { state: change.state } });
  return present(deed, matter);
};

const present = async ({ db, principal }: Deed, matter: SeenMatter): Promise<MatterPublicationPage> => {
  const stored = await publicationOf(db, matter.id);
  const actions = actionsOf(principal, matter, stored);
  if (!stored) return { publication: null, actions };
  const { documentId, title, text, state, draftedById, releasedById, releasedOn } = stored;
  const people = await personRefs(db, [draftedById, releasedById]);
  const person = (id: number | null) => (id === null ? null : (people.get(id)?.ref ?? null));
  return { publication: { id: documentId, title, text, state, draftedBy: person(draftedById), releasedBy: person(releasedById), releasedOn }, actions };
};

/** The same questions that the changes ask. */
const actionsOf = (principal: UserPrincipal, matter: SeenMatter, stored: StoredPublication | undefined): PublicationAction[] => {
  const may: Record<PublicationAction, boolean> = {
    write: matter.handles && isAnswered(matter),
    release: matter.directs && stored?.state === 'draft' && stored.draftedByUser !== principal.userId,
    withdraw: matter.directs && stored !== undefined && stored.state !== 'withdrawn',
  };
  return (Object.keys(may) as PublicationAction[]).filter((action) => may[action]);
};

export const publicLedgerPage = async (db: Db, window: { page: number; pageSize: number }): Promise<PublicMatterList> => ({ ...(await releasedMatters(db, window)), ...window });
