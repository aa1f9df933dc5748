import type { MatterTemplate, TemplateAction } from '../../../../shared/contracts/matter-templates';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { NotFound } from '../../platform/errors';
import { loadCalendar } from '../calendar';
import { gridRefs, personRefs } from '../organisation';
import { permitted } from './act';
import { clocksFor } from './clock-facts';
import { fitting, type Facts, type Language } from './domain/templates';
import { seenBy } from './reach';
import type { Deed } from './service-actions';
import { categoryRefs } from './store-categories';
import type { StoredMatter } from './store-read';
import { templatesInUse } from './store-templates';
import { threadsOf } from './store-threads';

/**
 * Texts for what somebody is about to do to a matter, filled in; for those alone who may do it now.
 * @throws NotFound, Conflict and Refused as the action itself.
 */
export const templatesFor = async ({ db, principal, id, today }: Deed, action: TemplateAction): Promise<MatterTemplate[]> => {
  const seen = await seenBy(db, principal, id, today);
  if (!seen) throw new NotFound('matter');
  const { matter, standing } = seen;
  permitted(matter, standing, action);
  const moment = { action, state: matter.state, categoryId: matter.categoryId, facts: await factsOf(db, matter, today), language: await languageOf(db, matter) };
  return fitting(await templatesInUse(db, action), moment);
};

const factsOf = async (db: Db, matter: StoredMatter, today: IsoDate): Promise<Facts> => {
  const solve = clocksFor(matter, await threadsOf(db, [matter.id]), today, await loadCalendar(db)).filter(({ clock }) => clock === 'solve').at(-1);
  return {
    number: matter.number,
    registeredOn: matter.registeredOn,
    category: matter.categoryId === null ? null : ((await categoryRefs(db)).get(matter.categoryId)?.name ?? null),
    unit: matter.unitId === null ? null : ((await gridRefs(db, [matter.unitId])).get(matter.unitId)?.name ?? null),
    dueOn: solve?.state === 'running' ? solve.dueOn : null,
  };
};

/** Of the reporter, where he is named; of an anonymous one nobody knows. */
const languageOf = async (db: Db, { submitterId }: StoredMatter): Promise<Language> => (submitterId === null ? 'zhHans' : ((await personRefs(db, [submitterId])).get(submitterId)?.language ?? 'zhHans'));
