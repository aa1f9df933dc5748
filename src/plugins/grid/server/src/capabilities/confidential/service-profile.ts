import type { CareProfile, WriteCareProfile } from '../../../../shared/contracts/confidential';
import { actorOf } from '../../access/actor';
import { scopeOf, type UserPrincipal } from '../../access/principal';
import type { IsoDate } from '../../kernel/date';
import { appendAudit } from '../../platform/audit';
import type { Db } from '../../platform/db';
import { InvalidInput, NotFound } from '../../platform/errors';
import { confidentialOf } from '../../platform/sealing';
import { personByDocument, type PersonRow } from '../organisation';
import { textStates } from './service';
import { documentsAbout, insertProfile, textRows, updateProfile } from './store';

const TYPE = 'care-profile';

/** What is written in the profile of a person in reach, without a word of it. */
export const profileOf = async (db: Db, principal: UserPrincipal, employee: string, today: IsoDate): Promise<CareProfile> => {
  const { id } = await personInReach(db, principal, employee);
  const [documentId] = await documentsAbout(db, TYPE, id);
  if (documentId === undefined) return { id: null, fields: confidentialOf(TYPE).map((field) => ({ field, written: false, readable: false })) };
  return { id: documentId, fields: await textStates(db, principal, TYPE, documentId, today) };
};

/** Writes the given texts; nobody sees here what stood there before. The office writes what it cannot read. */
export const writeProfile = async (db: Db, principal: UserPrincipal, employee: string, texts: WriteCareProfile, today: IsoDate): Promise<CareProfile> => {
  const fields = Object.keys(texts);
  if (fields.length === 0) throw new InvalidInput([{ field: '(body)', code: 'required', value: '{}', allowed: `at least one of ${confidentialOf(TYPE).join(', ')}` }]);
  const person = await personInReach(db, principal, employee);
  const [known] = await documentsAbout(db, TYPE, person.id);
  const row = known === undefined ? undefined : (await textRows(db, TYPE, [known])).get(known);
  if (row) await updateProfile(db, row.id, texts);
  else await insertProfile(db, person, texts);
  const [documentId = ''] = await documentsAbout(db, TYPE, person.id);
  await appendAudit(db, actorOf(principal), [{ action: row ? 'row.update' : 'row.create', type: TYPE, rowId: documentId, subjectId: person.id, fields }]);
  return profileOf(db, principal, employee, today);
};

const personInReach = async (db: Db, principal: UserPrincipal, documentId: string): Promise<PersonRow> => {
  const person = await personByDocument(db, scopeOf(principal), documentId);
  if (!person) throw new NotFound('employee');
  return person;
};
