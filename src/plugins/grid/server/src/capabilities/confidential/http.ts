import type { ConfidentialText } from '../../../../shared/contracts/confidential';
import { withTx, type Db } from '../../platform/db';
import { Conflict, InvalidInput } from '../../platform/errors';
import { orNotRecorded } from '../../platform/errors-to-http';
import { documentId } from '../../platform/input';
import type { RateLimit } from '../../platform/rate-limit';
import { adminRoute, portalRoute, type Asked, type Route } from '../../platform/routes';
import { confidentialOf } from '../../platform/sealing';
import { settingsOf } from '../../platform/settings';
import { readOwnText, readText, textStates, type Reading } from './service';
import { profileOf, writeProfile } from './service-profile';
import { careProfile, confidentialText, ownBody, profileBody, readingBody, states, type } from './shapes';

/** More than a person reads, and less than somebody needs who takes everything with him. */
const READINGS: RateLimit = { name: 'confidential-reading', per: 'account', limit: 120, seconds: 60 * 60 };

type AnyCall = Pick<Asked, 'strapi' | 'ctx'>;

const today = ({ strapi }: AnyCall) => settingsOf(strapi).clock.today();
const inTx = <T>({ strapi }: AnyCall, work: (db: Db) => Promise<T>) => withTx(strapi, work);

const checkField = <A extends { type: string; field: string }>(ask: A): A => {
  if (confidentialOf(ask.type).includes(ask.field)) return ask;
  throw new InvalidInput([{ field: 'field', code: 'unknown_field', value: ask.field, allowed: confidentialOf(ask.type).join(', ') }]);
};

/** After the transaction: what was written down stays, whatever the answer is. Nothing on the way may keep it. */
const shown = async ({ ctx }: AnyCall, work: Promise<Reading>): Promise<ConfidentialText> => {
  ctx.set('Cache-Control', 'no-store');
  const reading = await work.catch(orNotRecorded('text'));
  if (reading.kind === 'unreadable') throw new Conflict('cannot_be_opened', `${reading.why.message}; the attempt was written down`);
  return reading.answer;
};

const params = { id: documentId };

export const routes: readonly Route[] = [
  adminRoute('POST', '/confidential-readings', { action: 'confidential.read', limit: READINGS, summary: 'Open one confidential text with a reason; written down', body: readingBody, answer: confidentialText, reveals: true }, (call) => {
    const ask = checkField(call.body);
    return shown(call, inTx(call, (db) => readText(db, call.principal, ask, today(call))));
  }),
  adminRoute('GET', '/confidential-texts/:type/:id', { action: 'confidential.read', summary: 'What is known of the texts of a row without opening them', params: { type, ...params }, answer: states }, async (call) => ({
    fields: await inTx(call, (db) => textStates(db, call.principal, type.parse(call.params.type), call.params.id, today(call))),
  })),
  adminRoute('GET', '/employees/:id/care-profile', { action: 'care-profile.write', summary: 'Which texts of the care profile are written', params, answer: careProfile }, (call) =>
    inTx(call, (db) => profileOf(db, call.principal, call.params.id, today(call))),
  ),
  adminRoute('POST', '/employees/:id/care-profile', { action: 'care-profile.write', summary: 'Write texts of the care profile', params, body: profileBody, answer: careProfile }, (call) =>
    inTx(call, (db) => writeProfile(db, call.principal, call.params.id, call.body, today(call))),
  ),
];

export const portalRoutes: readonly Route[] = [
  portalRoute('POST', '/me/confidential-readings', { action: 'own-confidential.read', summary: 'Open one confidential text about oneself; written down', body: ownBody, answer: confidentialText, reveals: true }, (call) => {
    const ask = checkField(call.body);
    return shown(call, inTx(call, (db) => readOwnText(db, call.principal, ask)));
  }),
];
