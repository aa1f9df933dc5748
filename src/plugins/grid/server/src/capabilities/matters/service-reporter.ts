import type { ConfirmMatter, OwnMatter, OwnMatterPage, RaiseMatter } from '../../../../shared/contracts/voices';
import type { PersonPrincipal } from '../../access/principal';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { NotFound } from '../../platform/errors';
import { nextState, settle } from './act';
import { auditMatter } from './audit';
import { after } from './domain/machine';
import { takeNamed } from './intake';
import { tellOfMessage } from './notices';
import { mattersOf, type StoredMatter } from './store-read';
import { threadsOf } from './store-threads';
import { endSuspension, insertMessage } from './store-write';
import { messageText, openBody } from './texts';

const REPORTER_ACTIONS = ['message', 'confirm', 'reopen'] as const;

/** A named voice from the phone: counted in the grid of whoever raises it. */
export const raise = async (db: Db, person: PersonPrincipal, raised: RaiseMatter, today: IsoDate): Promise<OwnMatterPage> => {
  const matter = await takeNamed(db, person.employeeId, { ...raised, channel: 'onlineBox' }, today);
  await note(db, person, matter, 'row.create', ['title', 'body', 'kind']);
  return ownMatter(db, person, matter.documentId);
};

export const ownMatterList = async (db: Db, { employeeId }: PersonPrincipal): Promise<OwnMatter[]> => (await mattersOf(db, employeeId)).map(toOwn);

export const ownMatter = async (db: Db, person: PersonPrincipal, documentId: string): Promise<OwnMatterPage> => conversation(db, await own(db, person, documentId));

/** The matter and its conversation, for its reporter, however he proved to be that. */
export const conversation = async (db: Db, matter: StoredMatter): Promise<OwnMatterPage> => {
  const messages = (await threadsOf(db, [matter.id])).messages.get(matter.id) ?? [];
  return { ...toOwn(matter), body: openBody(matter), messages: messages.map((message) => ({ from: message.from, on: message.on, text: messageText(message) })) };
};

const toOwn = ({ documentId, number, title, state, registeredOn, dueOn, result, satisfaction }: StoredMatter): OwnMatter => ({
  id: documentId,
  number,
  title,
  state,
  registeredOn,
  dueOn,
  result,
  satisfaction,
  actions: REPORTER_ACTIONS.filter((action) => after(state, action) !== null),
});

const own = async (db: Db, { employeeId }: PersonPrincipal, documentId: string): Promise<StoredMatter> => {
  const matter = (await mattersOf(db, employeeId)).find((each) => each.documentId === documentId);
  if (!matter) throw new NotFound('matter');
  return matter;
};

export const writeOwn = async (db: Db, person: PersonPrincipal, documentId: string, text: string, today: IsoDate): Promise<OwnMatterPage> => {
  const matter = await own(db, person, documentId);
  await reporterWrites(db, matter, text, today);
  await note(db, person, matter, 'row.update', ['messages']);
  return ownMatter(db, person, documentId);
};

export const confirmOwn = async (db: Db, person: PersonPrincipal, documentId: string, { satisfaction }: ConfirmMatter, today: IsoDate): Promise<OwnMatterPage> => {
  const matter = await own(db, person, documentId);
  await reporterConfirms(db, matter, satisfaction, today);
  await note(db, person, matter, 'row.update', ['state', 'satisfaction']);
  return ownMatter(db, person, documentId);
};

export const reopenOwn = async (db: Db, person: PersonPrincipal, documentId: string, reason: string, today: IsoDate): Promise<OwnMatterPage> => {
  const matter = await own(db, person, documentId);
  await reporterReopens(db, matter, reason, today);
  await note(db, person, matter, 'row.update', ['state']);
  return ownMatter(db, person, documentId);
};

const note = (db: Db, person: PersonPrincipal, matter: StoredMatter, action: 'row.create' | 'row.update', fields: string[]): Promise<void> => auditMatter(db, person, matter, { action, fields });

/** A word of the reporter ends a suspension: the handler has what he waited for. */
export const reporterWrites = async (db: Db, matter: StoredMatter, text: string, today: IsoDate): Promise<void> => {
  nextState(matter, 'message');
  await insertMessage(db, { matterId: matter.id, gridId: matter.gridId, from: 'reporter', on: today, byId: matter.submitterId, body: text });
  if (matter.state === 'suspended') {
    await endSuspension(db, matter.id, today);
    await settle(db, matter, { action: 'resume', state: 'inProgress', on: today, byId: matter.submitterId }, {});
  }
  if (!matter.anonymous) await tellOfMessage(db, matter.id, matter.ownerId, today);
};

export const reporterConfirms = (db: Db, matter: StoredMatter, satisfaction: ConfirmMatter['satisfaction'], today: IsoDate): Promise<void> =>
  settle(db, matter, { action: 'confirm', state: nextState(matter, 'confirm'), on: today, byId: matter.submitterId }, { change: { satisfaction } });

/** The reason goes into the conversation, where it is as closed as the rest of what the reporter wrote. */
export const reporterReopens = async (db: Db, matter: StoredMatter, reason: string, today: IsoDate): Promise<void> => {
  const state = nextState(matter, 'reopen');
  await insertMessage(db, { matterId: matter.id, gridId: matter.gridId, from: 'reporter', on: today, byId: matter.submitterId, body: reason });
  await settle(db, matter, { action: 'reopen', state, on: today, byId: matter.submitterId }, { change: { result: null, satisfaction: null } });
};
