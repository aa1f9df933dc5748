import type { HonourLevel } from '../../../../shared/contracts/publicity';
import type { PersonRef } from '../../../../shared/contracts/common';
import type { Scope } from '../../access/scope';
import { applyScope } from '../../access/scope-sql';
import { currentTree } from '../../access/tree-map';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { tableOf } from '../../platform/tables';
import { whereConsents } from '../rights';

const OFFERED = 20;

/** Of the people in scope only those who agree to be written about: an editor needs no other, and has no file of anybody. */
export const consentingPeople = async (db: Db, scope: Scope, q: string, today: IsoDate): Promise<PersonRef[]> => {
  const found = applyScope(db.sql('grid_employees as e'), scope, { grid: 'e.grid_id' }, await currentTree(db)).whereNotIn('e.employment_status', ['left', 'retired']);
  whereConsents(found, 'e.id', 'publishStory', today);
  if (q !== '') found.where((either) => either.whereLike('e.name', `%${literal(q)}%`).orWhereLike('e.employee_no', `${literal(q)}%`));
  return (await found.orderBy('e.employee_no').limit(OFFERED).select({ id: 'e.document_id', employeeNo: 'e.employee_no', name: 'e.name' })) as PersonRef[];
};

/** What a pattern would take for a wildcard stands in no name and no number. */
const literal = (text: string): string => text.replace(/[%_\\]/g, '');

export interface StoredHonour {
  readonly dbId: number;
  readonly id: string;
  readonly name: string;
  readonly level: HonourLevel;
  readonly awardedOn: IsoDate;
  readonly employeeId: number | null;
}

const HONOUR = { dbId: 'h.id', id: 'h.document_id', name: 'h.name', level: 'h.honour_level', awardedOn: 'h.awarded_on', employeeId: 'h.employee_id' };

/** Honours in scope that a story may name: of its person, or of nobody. */
export const nameableHonours = async (db: Db, scope: Scope, employeeId: number | null): Promise<StoredHonour[]> => {
  const found = applyScope(db.sql('grid_honours as h'), scope, { grid: 'h.grid_id' }, await currentTree(db));
  found.where((whose) => whose.whereNull('h.employee_id').modify((more) => (employeeId === null ? more : more.orWhere('h.employee_id', employeeId))));
  return (await found.orderBy('h.awarded_on', 'desc').limit(100).select(HONOUR)) as StoredHonour[];
};

/** Honours by story, the newest first. */
export const honoursOf = async (db: Db, storyIds: readonly number[]): Promise<Map<number, StoredHonour[]>> => {
  const link = tableOf('story').links['honours'];
  if (!link) throw new Error('story has no link table for honours');
  const rows = (await db
    .sql(`${link.table} as l`)
    .join('grid_honours as h', 'h.id', `l.${link.to}`)
    .whereIn(`l.${link.from}`, [...storyIds])
    .orderBy([{ column: 'h.awarded_on', order: 'desc' }, { column: 'h.id' }])
    .select({ ...HONOUR, storyId: `l.${link.from}` })) as (StoredHonour & { storyId: number })[];
  const found = new Map<number, StoredHonour[]>();
  for (const { storyId, ...honour } of rows) found.set(storyId, [...(found.get(storyId) ?? []), honour]);
  return found;
};
