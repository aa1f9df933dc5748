import type { Me } from '../../../../shared/contracts/access';
import type { GridRef } from '../../../../shared/contracts/common';
import { scopeOf, type UserPrincipal } from '../../access/principal';
import { addDays, yearOf, type IsoDate } from '../../kernel/date';
import { isWorkingDay } from '../../kernel/working-days';
import type { Db } from '../../platform/db';
import { loadCalendar } from '../calendar';
import { gridRefs, personRefs, rootGridIds } from '../organisation';

// Due dates on the screens reach about a quarter ahead.
const YEARS_AHEAD_DAYS = 92;

export const me = async (db: Db, principal: UserPrincipal, today: IsoDate): Promise<Me> => {
  const calendar = await loadCalendar(db);
  const roots = await rootGridIds(db, scopeOf(principal));
  const grids = await gridRefs(db, roots);
  const person = principal.employeeId === null ? undefined : (await personRefs(db, [principal.employeeId])).get(principal.employeeId);
  const years = new Set([yearOf(today), yearOf(addDays(today, YEARS_AHEAD_DAYS))]);
  return {
    today,
    isWorkingDay: isWorkingDay(today, calendar),
    employee: person?.ref ?? null,
    grids: roots.map((id) => grids.get(id)).filter((grid): grid is GridRef => grid !== undefined),
    actions: [...principal.actions],
    provisionalYears: [...years].filter((year) => !calendar.years.has(year)),
  };
};
