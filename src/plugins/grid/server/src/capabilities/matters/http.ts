import type { MatterPage } from '../../../../shared/contracts/matters';
import { withTx, type Db } from '../../platform/db';
import { documentId } from '../../platform/input';
import { adminRoute, portalRoute, type Asked, type Route } from '../../platform/routes';
import { settingsOf } from '../../platform/settings';
import { categoryList, listRegister, matterPage, pageIfSeen, readMatter } from './service';
import { followUpBody, promoteBody } from '../tasks';
import { accept } from './service-accept';
import * as actions from './service-actions';
import { followUp, promote } from './service-project';
import { registerByHand } from './service-register';
import { confirmOwn, ownMatter, ownMatterList, raise, reopenOwn, writeOwn } from './service-reporter';
import { templatesFor } from './service-templates';
import * as shapes from './shapes';
import * as reporter from './shapes-reporter';
import { templateList, templateQuery } from './shapes-templates';

const today = ({ strapi }: Pick<Asked, 'strapi'>) => settingsOf(strapi).clock.today();
const inTx = <T>({ strapi }: Pick<Asked, 'strapi'>, work: (db: Db) => Promise<T>) => withTx(strapi, work);

const params = { id: documentId };
const answer = shapes.matterPage.nullable();

type Ask = Asked & { readonly params: Readonly<Record<'id', string>> };

/** Does it, and answers with the page as it then is. */
const changed = (call: Ask, work: (deed: actions.Deed) => Promise<void>): Promise<MatterPage | null> =>
  inTx(call, async (db) => {
    await work({ db, principal: call.principal, id: call.params.id, today: today(call) });
    return pageIfSeen(db, call.principal, call.params.id, today(call));
  });

const DIRECT = { action: 'matter.direct', params, answer } as const;
const HANDLE = { action: 'matter.handle', params, answer } as const;

export const routes: readonly Route[] = [
  adminRoute('GET', '/matters', { action: 'matter.read', summary: 'The register of matters: saved views and their counts', query: shapes.listQuery, answer: shapes.matterList }, (call) => inTx(call, (db) => listRegister(db, call.principal, call.query, today(call)))),
  adminRoute('POST', '/matters', { action: 'matter.register', summary: 'Type in a matter', body: shapes.registerBody, answer }, (call) => inTx(call, (db) => registerByHand(db, call.principal, call.body, today(call)))),
  adminRoute('GET', '/matter-categories', { action: 'matter.read', summary: 'Categories in use', answer: shapes.categoryList }, (call) => inTx(call, (db) => categoryList(db))),
  adminRoute('GET', '/matters/:id', { action: 'matter.read', summary: 'A matter: time line, clocks, what may be done', params, answer: shapes.matterPage }, (call) => inTx(call, (db) => matterPage(db, call.principal, call.params.id, today(call)))),
  adminRoute('POST', '/matters/:id/readings', { action: 'matter.handle', summary: 'Open body and conversation; written down', params, body: shapes.readingBody, answer: shapes.matterTexts, reveals: true }, (call) =>
    inTx(call, (db) => readMatter(db, call.principal, call.params.id, call.body, today(call))),
  ),
  adminRoute('GET', '/matters/:id/templates', { action: 'matter.handle', summary: 'Texts for an action, filled in; for who may do it now', params, query: templateQuery, answer: templateList }, (call) =>
    inTx(call, (db) => templatesFor({ db, principal: call.principal, id: call.params.id, today: today(call) }, call.query.action)),
  ),
  adminRoute('POST', '/matters/:id/acceptance', { ...DIRECT, summary: 'Accept; the unit of its category gets it, or the one that is named', body: shapes.acceptBody }, (call) => changed(call, (deed) => accept(deed, call.body))),
  adminRoute('POST', '/matters/:id/refusal', { ...DIRECT, summary: 'Do not accept, with a reason', body: shapes.reasonBody }, (call) => changed(call, (deed) => actions.refuse(deed, call.body.reason))),
  adminRoute('POST', '/matters/:id/category', { ...DIRECT, summary: 'Change the category; its days count from the registration', body: shapes.categoriseBody }, (call) => changed(call, (deed) => actions.categorise(deed, call.body))),
  adminRoute('POST', '/matters/:id/assignment', { ...DIRECT, summary: 'Give to a unit, which takes over or sends back', body: shapes.assignBody }, (call) => changed(call, (deed) => actions.assign(deed, call.body))),
  adminRoute('POST', '/matters/:id/takeover', { ...HANDLE, summary: 'Take over: a person and a measure', body: shapes.takeOverBody }, (call) => changed(call, (deed) => actions.takeOver(deed, call.body))),
  adminRoute('POST', '/matters/:id/return', { ...HANDLE, summary: 'Send back to who gave it', body: shapes.reasonBody }, (call) => changed(call, (deed) => actions.sendBack(deed, call.body.reason))),
  adminRoute('POST', '/matters/:id/suspension', { ...HANDLE, summary: 'Suspend: the solve clock stands still', body: shapes.pauseBody }, (call) => changed(call, (deed) => actions.suspend(deed, call.body))),
  adminRoute('DELETE', '/matters/:id/suspension', { ...HANDLE, summary: 'Go on' }, (call) => changed(call, actions.resume)),
  adminRoute('POST', '/matters/:id/extension', { ...HANDLE, summary: 'Ask for more time', body: shapes.pauseBody }, (call) => changed(call, (deed) => actions.askExtension(deed, call.body))),
  adminRoute('POST', '/matters/:id/extension/approval', { ...DIRECT, summary: 'Approve what somebody else asked for' }, (call) => changed(call, (deed) => actions.decide(deed, true))),
  adminRoute('DELETE', '/matters/:id/extension', { ...DIRECT, summary: 'Refuse it' }, (call) => changed(call, (deed) => actions.decide(deed, false))),
  adminRoute('POST', '/matters/:id/messages', { ...HANDLE, summary: 'Write to the reporter', body: shapes.textBody }, (call) => changed(call, (deed) => actions.message(deed, call.body.text))),
  adminRoute('POST', '/matters/:id/answer', { ...HANDLE, summary: 'Answer: what came of it', body: shapes.answerBody }, (call) => changed(call, (deed) => actions.answer(deed, call.body))),
  adminRoute('POST', '/matters/:id/closure', { ...DIRECT, summary: 'Close for a reporter who said it elsewhere, or cannot be asked', body: shapes.closeBody }, (call) => changed(call, (deed) => actions.close(deed, call.body))),
  adminRoute('POST', '/matters/:id/reopening', { ...DIRECT, summary: 'Reopen with a reason; a new solve clock starts', body: shapes.reasonBody }, (call) => changed(call, (deed) => actions.reopen(deed, call.body.reason))),
  adminRoute('POST', '/matters/:id/project', { action: 'project.create', summary: 'Put on the project list: person, measure, deadline', params, body: promoteBody, answer }, (call) => changed(call, (deed) => promote(deed, call.body))),
  adminRoute('POST', '/matters/:id/follow-ups', { ...HANDLE, summary: 'The note of the week', body: followUpBody }, (call) => changed(call, (deed) => followUp(deed, call.body))),
  adminRoute('POST', '/matters/:id/merger', { ...DIRECT, summary: 'Merge into another matter', body: shapes.mergeBody }, (call) => changed(call, (deed) => actions.merge(deed, call.body))),
];

export const portalRoutes: readonly Route[] = [
  portalRoute('GET', '/me/matters', { action: 'own-matter.read', summary: 'Own matters', answer: reporter.ownMatters }, (call) => inTx(call, (db) => ownMatterList(db, call.principal))),
  portalRoute('POST', '/me/matters', { action: 'own-matter.raise', summary: 'Raise a matter under one’s name', body: reporter.raiseBody, answer: reporter.ownMatterPage, reveals: true }, (call) => inTx(call, (db) => raise(db, call.principal, call.body, today(call)))),
  portalRoute('GET', '/me/matters/:id', { action: 'own-matter.read', summary: 'An own matter and its conversation', params, answer: reporter.ownMatterPage, reveals: true }, (call) => inTx(call, (db) => ownMatter(db, call.principal, call.params.id))),
  portalRoute('POST', '/me/matters/:id/messages', { action: 'own-matter.raise', summary: 'Write to the handler', params, body: shapes.textBody, answer: reporter.ownMatterPage, reveals: true }, (call) =>
    inTx(call, (db) => writeOwn(db, call.principal, call.params.id, call.body.text, today(call))),
  ),
  portalRoute('POST', '/me/matters/:id/confirmation', { action: 'own-matter.raise', summary: 'Confirm, and say how satisfied', params, body: reporter.confirmBody, answer: reporter.ownMatterPage, reveals: true }, (call) =>
    inTx(call, (db) => confirmOwn(db, call.principal, call.params.id, call.body, today(call))),
  ),
  portalRoute('POST', '/me/matters/:id/reopening', { action: 'own-matter.raise', summary: 'Reopen with a reason', params, body: shapes.reasonBody, answer: reporter.ownMatterPage, reveals: true }, (call) =>
    inTx(call, (db) => reopenOwn(db, call.principal, call.params.id, call.body.reason, today(call))),
  ),
];
