import type { AcceptMatter } from '../../../../shared/contracts/matter-actions';
import type { Db } from '../../platform/db';
import { act } from './act';
import { categorised, categoryNamed, givenTo, unitNamed, type Deed } from './service-actions';
import { openUnitOf } from './store-categories';

/** Accepted, and given to the unit that its category names, unless another is named or none is wanted: two steps of the time line, one transaction. */
export const accept = async ({ db, principal, id, today }: Deed, { category, unit }: AcceptMatter): Promise<void> => {
  let unitId: number | null = null;
  await act(db, principal, id, 'accept', today, async ({ matter }) => {
    const chosen = await categoryNamed(db, category);
    unitId = await unitFor(db, unit, chosen?.dbId ?? matter.categoryId);
    const { change = {}, ...effect } = categorised(chosen);
    // Nobody received it: who accepts it does.
    return { ...effect, change: { ...change, receiverId: matter.receiverId ?? principal.employeeId } };
  });
  const given = unitId;
  if (given !== null) await act(db, principal, id, 'assign', today, async () => givenTo(given, null));
};

const unitFor = async (db: Db, unit: string | null | undefined, categoryId: number | null): Promise<number | null> => {
  if (unit === null) return null;
  if (unit !== undefined) return unitNamed(db, unit);
  return categoryId === null ? null : openUnitOf(db, categoryId);
};
