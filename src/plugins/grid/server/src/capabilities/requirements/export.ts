import { actorOf } from '../../access/actor';
import type { UserPrincipal } from '../../access/principal';
import type { IsoDate } from '../../kernel/date';
import { appendAudit } from '../../platform/audit';
import type { Db } from '../../platform/db';
import { personRefs } from '../organisation';
import { linesOf, type MatrixQuery } from './service';
import { tablesOf } from './tables';
import { WORDS, type Language } from './words';
import { workbookOf } from './workbook';

export interface ExportQuery extends MatrixQuery {
  readonly language: Language;
}

/** The year as a file, written down, with a watermark that says who took it out and when. */
export const exportMatrix = async (db: Db, principal: UserPrincipal, { language, ...query }: ExportQuery, today: IsoDate): Promise<{ bytes: Buffer; name: string }> => {
  const year = query.year ?? Number(today.slice(0, 4));
  const lines = await linesOf(db, principal, { ...query, year }, today);
  const words = WORDS[language];
  const footer = words.exported(await nameOf(db, principal), today);
  await appendAudit(db, actorOf(principal), [{ action: 'export', type: 'activity-requirement', details: { year, rows: lines.length } }]);
  return { bytes: await workbookOf(words.title(year), tablesOf(lines, language), footer), name: `${words.title(year)}.xlsx` };
};

/** As the roster names him; an account that is no employee by the name of the account. */
const nameOf = async (db: Db, { employeeId, name }: UserPrincipal): Promise<string> => (employeeId === null ? undefined : (await personRefs(db, [employeeId])).get(employeeId)?.ref.name) ?? name;
