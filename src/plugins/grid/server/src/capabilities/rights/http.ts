import type { z } from 'zod';
import type { PersonPrincipal } from '../../access/principal';
import { withTx, type Db } from '../../platform/db';
import { documentId } from '../../platform/input';
import { adminRoute, portalRoute, type Asked, type Route } from '../../platform/routes';
import { settingsOf } from '../../platform/settings';
import { archiveOf } from './archive';
import { consentList, give, ownConsents, withdraw } from './service-consents';
import { answer, ask, corrections, ownCorrections, readWish } from './service-corrections';
import { ownFile } from './service-file';
import * as shapes from './shapes';

const today = ({ strapi }: Pick<Asked, 'strapi'>) => settingsOf(strapi).clock.today();
const inTx = <T>({ strapi }: Pick<Asked, 'strapi'>, work: (db: Db) => Promise<T>) => withTx(strapi, work);

type ByPerson = Asked<PersonPrincipal>;

const file = (call: ByPerson) => {
  call.ctx.set('Cache-Control', 'no-store');
  return inTx(call, (db) => ownFile(db, call.principal, 'own-file.read', today(call)));
};

const download = async (call: ByPerson & { readonly query: z.output<typeof shapes.languageQuery> }): Promise<undefined> => {
  const { language } = call.query;
  const held = await inTx(call, (db) => ownFile(db, call.principal, 'own-file.download', today(call)));
  call.ctx.attachment(language === 'en' ? 'own-file.zip' : '个人资料.zip');
  call.ctx.type = 'application/zip';
  call.ctx.set('Cache-Control', 'no-store');
  call.ctx.body = await archiveOf(held, language);
  return undefined;
};

export const portalRoutes: readonly Route[] = [
  portalRoute('GET', '/me/file', { action: 'own-file.read', summary: 'Everything held about oneself; written down', answer: shapes.ownFile, reveals: true }, file),
  portalRoute('GET', '/me/file/download', { action: 'own-file.download', summary: 'The same as a zip with a workbook and a README', query: shapes.languageQuery, answer: { file: 'application/zip' }, reveals: true }, download),
  portalRoute('GET', '/me/corrections', { action: 'correction.create', summary: 'Own correction requests', answer: shapes.ownCorrections, reveals: true }, (call) => inTx(call, (db) => ownCorrections(db, call.principal))),
  portalRoute('POST', '/me/corrections', { action: 'correction.create', summary: 'Ask for a correction', body: shapes.wishBody, answer: shapes.ownCorrection, reveals: true }, (call) =>
    inTx(call, (db) => ask(db, call.principal, call.body, today(call))),
  ),
  portalRoute('GET', '/me/consents', { action: 'consent.give', summary: 'Own consents, and what each asks', answer: shapes.ownConsents }, (call) => inTx(call, (db) => ownConsents(db, call.principal))),
  portalRoute('POST', '/me/consents', { action: 'consent.give', summary: 'Give a consent', body: shapes.consentBody, answer: shapes.ownConsents }, (call) => inTx(call, (db) => give(db, call.principal, call.body, today(call)))),
  portalRoute('DELETE', '/me/consents/:purpose', { action: 'consent.give', summary: 'Withdraw a consent', params: { purpose: shapes.purpose }, answer: shapes.ownConsents }, (call) =>
    inTx(call, (db) => withdraw(db, call.principal, shapes.purpose.parse(call.params.purpose), today(call))),
  ),
];

const params = { id: documentId };

export const routes: readonly Route[] = [
  adminRoute('GET', '/corrections', { action: 'correction.read', summary: 'Correction requests, without their texts', query: shapes.correctionsQuery, answer: shapes.correctionList }, (call) => inTx(call, (db) => corrections(db, call.query))),
  adminRoute('POST', '/corrections/:id/readings', { action: 'correction.answer', summary: 'Open the wish of a request; written down', params, answer: shapes.correctionWish, reveals: true }, (call) =>
    inTx(call, (db) => readWish(db, call.principal, call.params.id)),
  ),
  adminRoute('POST', '/corrections/:id/answer', { action: 'correction.answer', summary: 'Accept or decline a request', params, body: shapes.answerBody, answer: shapes.answeredCorrection }, (call) =>
    inTx(call, (db) => answer(db, call.principal, call.params.id, call.body, today(call))),
  ),
  adminRoute('GET', '/consents', { action: 'consent.read', summary: 'Consents of all people', query: shapes.consentsQuery, answer: shapes.consentList }, (call) => inTx(call, (db) => consentList(db, call.query))),
];
