import type { ConsentList, ConsentPurpose, GiveConsent, OwnConsent } from '../../../../shared/contracts/rights';
import { actorOf } from '../../access/actor';
import { runConsentHooks } from '../../access/consent-hooks';
import type { PersonPrincipal } from '../../access/principal';
import type { IsoDate } from '../../kernel/date';
import { appendAudit } from '../../platform/audit';
import type { Db } from '../../platform/db';
import { Conflict, InvalidInput, NotFound } from '../../platform/errors';
import { personRefs } from '../organisation';
import { CONSENT_TEXTS } from './domain/consent-texts';
import { consentsOf, insertConsent, listConsents, withdrawConsent, type ConsentPage } from './store-consents';

/** Every purpose that can be asked for, with its text and what the person said to it. */
export const ownConsents = async (db: Db, { employeeId }: PersonPrincipal): Promise<OwnConsent[]> => {
  const stored = await consentsOf(db, employeeId);
  return CONSENT_TEXTS.map(({ purpose, version, title, text }) => {
    const history = stored.filter((row) => row.purpose === purpose).map(({ givenOn, withdrawnOn, textVersion }) => ({ givenOn, withdrawnOn, textVersion }));
    const open = history.find((row) => row.withdrawnOn === null);
    return { purpose, title, text, textVersion: version, given: open ? { on: open.givenOn, textVersion: open.textVersion } : null, history };
  });
};

export const give = async (db: Db, principal: PersonPrincipal, { purpose, textVersion }: GiveConsent, today: IsoDate): Promise<OwnConsent[]> => {
  const asked = CONSENT_TEXTS.find((each) => each.purpose === purpose)?.version ?? '';
  if (textVersion !== asked) throw new InvalidInput([{ field: 'textVersion', code: 'other_text', value: textVersion, allowed: `${asked}: the text that is asked now` }]);
  const open = (await consentsOf(db, principal.employeeId)).find((row) => row.purpose === purpose && row.withdrawnOn === null);
  if (open?.textVersion === asked) throw new Conflict('given', `consent to ${purpose} was given on ${open.givenOn} already`);
  // Consent to an older text ends with the newer one.
  if (open) await withdrawConsent(db, principal.employeeId, purpose, today);
  const gridId = (await personRefs(db, [principal.employeeId])).get(principal.employeeId)?.gridId ?? null;
  await insertConsent(db, { employeeId: principal.employeeId, gridId, purpose, givenOn: today, textVersion });
  await note(db, principal, purpose, { change: 'given', textVersion });
  return ownConsents(db, principal);
};

export const withdraw = async (db: Db, principal: PersonPrincipal, purpose: ConsentPurpose, today: IsoDate): Promise<OwnConsent[]> => {
  if (!(await withdrawConsent(db, principal.employeeId, purpose, today))) throw new NotFound('consent');
  await note(db, principal, purpose, { change: 'withdrawn' });
  await runConsentHooks(db, { employeeId: principal.employeeId, purpose, today, principal });
  return ownConsents(db, principal);
};

const note = (db: Db, principal: PersonPrincipal, purpose: ConsentPurpose, details: Record<string, string>): Promise<void> =>
  appendAudit(db, actorOf(principal), [{ action: 'consent.change', type: 'consent', subjectId: principal.employeeId, details: { purpose, ...details } }]);

export const consentList = async (db: Db, query: ConsentPage): Promise<ConsentList> => {
  const { rows, total } = await listConsents(db, query);
  const people = await personRefs(db, rows.map((row) => row.employeeId));
  const shown = rows.flatMap(({ documentId, employeeId, ...row }) => {
    const person = people.get(employeeId)?.ref;
    return person ? [{ id: documentId, person, ...row }] : [];
  });
  return { rows: shown, total, page: query.page, pageSize: query.pageSize };
};
