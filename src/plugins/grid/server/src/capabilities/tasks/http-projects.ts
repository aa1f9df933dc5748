import type { Db } from '../../platform/db';
import { withTx } from '../../platform/db';
import { documentId } from '../../platform/input';
import { adminRoute, type Asked, type Route } from '../../platform/routes';
import { settingsOf } from '../../platform/settings';
import { completeProject, openOwnProject, returnProject, undoCompletion, verifyProject } from './service-project-actions';
import { projectBoard } from './service-projects';
import { completionBody, projectBody, projectList, projectQuery, projectRow, returnBody, verificationBody } from './shapes-projects';

const today = ({ strapi }: Asked) => settingsOf(strapi).clock.today();
const inTx = <T>({ strapi }: Asked, work: (db: Db) => Promise<T>) => withTx(strapi, work);

const params = { id: documentId };
const answer = projectRow.nullable();

export const projectRoutes: readonly Route[] = [
  adminRoute('GET', '/projects', { action: 'workbench.read', summary: 'The project list: columns and their counts', query: projectQuery, answer: projectList }, (call) => inTx(call, (db) => projectBoard(db, call.principal, call.query, today(call)))),
  adminRoute('POST', '/projects', { action: 'project.create', summary: 'A project: person, measure, deadline', body: projectBody, answer }, (call) => inTx(call, (db) => openOwnProject(db, call.principal, call.body, today(call)))),
  adminRoute('POST', '/tasks/:id/completion', { action: 'project.complete', summary: 'The owner did it, with evidence', params, body: completionBody, answer }, (call) =>
    inTx(call, (db) => completeProject(db, call.principal, call.params.id, call.body, today(call))),
  ),
  adminRoute('DELETE', '/tasks/:id/completion', { action: 'project.complete', summary: 'Take it back before it is verified', params, answer }, (call) => inTx(call, (db) => undoCompletion(db, call.principal, call.params.id, today(call)))),
  adminRoute('POST', '/tasks/:id/verification', { action: 'project.verify', summary: 'Verified by somebody else than the doer; looked at again after some months', params, body: verificationBody, answer }, (call) =>
    inTx(call, (db) => verifyProject(db, call.principal, call.params.id, call.body, today(call))),
  ),
  adminRoute('POST', '/tasks/:id/return', { action: 'project.verify', summary: 'Return with a reason: it is open again', params, body: returnBody, answer }, (call) =>
    inTx(call, (db) => returnProject(db, call.principal, call.params.id, call.body.reason, today(call))),
  ),
];
