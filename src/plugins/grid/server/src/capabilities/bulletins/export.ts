import { actorOf } from '../../access/actor';
import type { UserPrincipal } from '../../access/principal';
import type { IsoDate } from '../../kernel/date';
import { appendAudit } from '../../platform/audit';
import type { Db } from '../../platform/db';
import { personRefs } from '../organisation';
import { documentOf } from './document';
import { page } from './service';
import { tablesOf } from './tables';
import { workbookOf } from './workbook';
import { WORDS, type Language } from './words';

export type Format = 'docx' | 'xlsx';

export interface Exported {
  readonly bytes: Buffer;
  readonly name: string;
}

/** The bulletin as a file, written down, with a watermark that says who took it out and when. */
export const exportBulletin = async (db: Db, principal: UserPrincipal, documentId: string, format: Format, language: Language, today: IsoDate): Promise<Exported> => {
  const { title, body, figures, state } = await page(db, principal, documentId);
  const words = WORDS[language];
  const tables = tablesOf(figures, language);
  const footer = words.exported(await nameOf(db, principal), today);
  await appendAudit(db, actorOf(principal), [{ action: 'export', type: 'bulletin', rowId: documentId, details: { format } }]);
  const remark = state === 'released' ? null : state === 'draft' ? words.draft : words.withdrawn;
  const bytes = format === 'docx' ? await documentOf({ title, remark, body, figuresTitle: words.figures, tables, footer }) : await workbookOf({ title: remark === null ? title : `${title}（${remark}）`, tables, footer });
  return { bytes, name: `${title}.${format}` };
};

/** As the roster names him; an account that is no employee by the name of the account. */
const nameOf = async (db: Db, { employeeId, name }: UserPrincipal): Promise<string> => (employeeId === null ? undefined : (await personRefs(db, [employeeId])).get(employeeId)?.ref.name) ?? name;
