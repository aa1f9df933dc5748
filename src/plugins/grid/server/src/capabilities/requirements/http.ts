import { withTx, type Db } from '../../platform/db';
import { documentId } from '../../platform/input';
import type { RateLimit } from '../../platform/rate-limit';
import { adminRoute, type Asked, type Route } from '../../platform/routes';
import { settingsOf } from '../../platform/settings';
import { exportMatrix, type ExportQuery } from './export';
import { cellActivities, requirementMatrix } from './service';
import * as shapes from './shapes';

const today = ({ strapi }: Asked) => settingsOf(strapi).clock.today();
const inTx = <T>({ strapi }: Asked, work: (db: Db) => Promise<T>) => withTx(strapi, work);

// A file of a whole year: no person takes one out often.
const FILES: RateLimit = { name: 'requirement-export', per: 'account', limit: 60, seconds: 60 * 60 };

const download = async (call: Asked & { readonly query: ExportQuery }): Promise<undefined> => {
  const { bytes, name } = await inTx(call, (db) => exportMatrix(db, call.principal, call.query, today(call)));
  call.ctx.attachment(name);
  call.ctx.type = shapes.workbook.file;
  call.ctx.set('Cache-Control', 'no-store');
  call.ctx.body = bytes;
  return undefined;
};

export const routes: readonly Route[] = [
  adminRoute('GET', '/requirements/matrix', { action: 'requirement.read', summary: 'What each grid holds in a year, against what is required', query: shapes.matrixQuery, answer: shapes.matrix }, (call) =>
    inTx(call, (db) => requirementMatrix(db, call.principal, call.query, today(call))),
  ),
  adminRoute('GET', '/requirements/export', { action: 'requirement.export', limit: FILES, summary: 'The year as a workbook; written down', query: shapes.exportQuery, answer: shapes.workbook }, download),
  adminRoute('GET', '/requirements/:id/activities', { action: 'requirement.read', summary: 'The activities behind a cell', params: { id: documentId }, query: shapes.cellQuery, answer: shapes.cellActivities }, (call) =>
    inTx(call, (db) => cellActivities(db, call.principal, call.params.id, call.query)),
  ),
];
