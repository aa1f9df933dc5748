import type { TemplateAction } from '../../../../shared/contracts/matter-templates';
import type { Db } from '../../platform/db';
import { insertRows } from '../../platform/rows';
import type { Template } from './domain/templates';

const TEMPLATE = { id: 'document_id', name: 'name', action: 'for_action', state: 'for_state', result: 'for_result', categoryId: 'category_id', textZh: 'text_zh', textEn: 'text_en' };

/** Those in use for an action, in the order of the office. */
export const templatesInUse = async (db: Db, action: TemplateAction): Promise<Template[]> =>
  (await db.sql('grid_response_templates').where({ for_action: action, active: true }).orderBy(['position', 'name', 'id']).select(TEMPLATE)) as Template[];

export const templateById = async (db: Db, id: number): Promise<Template | undefined> => (await db.sql('grid_response_templates').where({ id }).first(TEMPLATE)) as Template | undefined;

/** Ten apart, so that one of the office's own fits in between. */
const APART = 10;

/** Only into an installation that has none; what the office changed or switched off stays. Returns how many were added. */
export const addTemplates = async (db: Db, seeds: readonly (Pick<Template, 'name' | 'action' | 'textZh' | 'textEn'> & Partial<Pick<Template, 'state' | 'result'>>)[]): Promise<number> => {
  if ((await db.sql('grid_response_templates').first('id')) !== undefined) return 0;
  const rows = seeds.map(({ name, action, state = null, result = null, textZh, textEn }, index) => ({ name, forAction: action, forState: state, forResult: result, textZh, textEn, position: (index + 1) * APART, active: true }));
  return (await insertRows(db, 'response-template', rows)).length;
};
