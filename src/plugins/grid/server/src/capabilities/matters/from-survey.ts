import type { RaiseMatter } from '../../../../shared/contracts/voices';
import type { PersonPrincipal } from '../../access/principal';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { auditMatter } from './audit';
import { takeNamed, takeNameless, type Receipt } from './intake';
import type { StoredMatter } from './store-read';

/** What somebody asked for in a questionnaire: under his name, or with a receipt that was made for him before the transaction. */
export type SurveyMatter = RaiseMatter & ({ readonly by: PersonPrincipal } | { readonly receipt: Pick<Receipt, 'kept'>; readonly grid?: string });

/**
 * @public For questionnaires, which make the receipt before their transaction (`makeReceipt`) and register in it.
 * By the rules of the online box, in the transaction of the answer. A nameless one leaves no entry in the trail and no mail, for both would say its hour.
 * @throws Conflict, InvalidInput: the answer is not kept either.
 */
export const registerFromSurvey = async (db: Db, survey: SurveyMatter, today: IsoDate): Promise<Pick<StoredMatter, 'documentId' | 'number'>> => {
  const { kind, title, body, category } = survey;
  const voice = { channel: 'survey', kind, title, ...(body === undefined ? {} : { body }), ...(category === undefined ? {} : { category }) } as const;
  if ('receipt' in survey) return takeNameless(db, survey.receipt, survey.grid, voice, today);
  const matter = await takeNamed(db, survey.by.employeeId, voice, today);
  await auditMatter(db, survey.by, matter, { action: 'row.create', fields: ['channel', 'title', 'body', 'kind'] });
  return matter;
};
