import { createHash } from 'node:crypto';
import type { HrOutcome, HrResult, HrUpsert, HrUpserted } from '../../../../shared/contracts/hr';
import { actorOf } from '../../access/actor';
import type { TokenPrincipal } from '../../access/principal';
import { addDays, type IsoDate } from '../../kernel/date';
import { appendAudit } from '../../platform/audit';
import type { Db } from '../../platform/db';
import { InvalidInput } from '../../platform/errors';
import { allowedFor } from './allowed';
import { sheetOfRows } from './domain/given-rows';
import { planImport } from './domain/plan';
import type { Plan, PlannedRow, Verdict } from './domain/types';
import { applySteps } from './store';
import { loadRoster } from './store-roster';
import { vocabulary } from './vocabulary';

// As for a handover: further back, duties and figures that somebody has acted on would change.
const DAYS_BACK = 31;

/**
 * Brings the files of people in reach of a token in line with what the personnel system says, by their numbers. The rules are those of the
 * workbook; what is right is written and what is wrong is said, row by row. The same rows again change nothing.
 * @throws InvalidInput where nothing of the request can be used; Conflict when somebody else just wrote one of the new numbers.
 */
export const upsertEmployees = async (db: Db, principal: TokenPrincipal, today: IsoDate, { rows, dryRun = false, allOrNothing = false, effectiveOn = today }: HrUpsert): Promise<HrUpserted> => {
  const earliest = addDays(today, -DAYS_BACK);
  if (effectiveOn > today || effectiveOn < earliest) throw new InvalidInput([{ field: 'effectiveOn', code: 'out_of_range', value: effectiveOn, allowed: `${earliest} to ${today}` }]);
  const sheet = sheetOfRows('employees', rows.map((row) => ({ ...row })), vocabulary);
  const { snapshot, ...known } = await loadRoster(db, principal.scope, sheet.rows.flatMap(({ values }) => values['employeeNo'] ?? []), !dryRun);
  const plan = planImport({ sheets: [sheet], snapshot, vocabulary, digest, reach: { ...known, movesOn: effectiveOn } });
  const answer = outcomeOf(plan, rows.map(({ employeeNo }) => employeeNo), dryRun, effectiveOn);
  if (allOrNothing && answer.counts.refused > 0) throw new InvalidInput(answer.rows.flatMap(({ index, issues }) => issues.map((issue) => ({ ...issue, field: `rows.${index}.${issue.field}` }))), `${answer.counts.refused} rows are wrong, so none was written`);
  if (dryRun) return answer;
  await applySteps(db, plan, effectiveOn, () => undefined);
  await appendAudit(db, actorOf(principal), [{ action: 'import', type: 'employee', details: { ...plan.counts } }]);
  return answer;
};

const RESULT: Readonly<Record<Verdict, HrOutcome>> = { new: 'created', changed: 'changed', unchanged: 'unchanged', wrong: 'refused' };

const outcomeOf = ({ sheets, counts }: Plan, numbers: readonly string[], dryRun: boolean, effectiveOn: IsoDate): HrUpserted => ({
  dryRun,
  effectiveOn,
  counts: { created: counts.new, changed: counts.changed, unchanged: counts.unchanged, refused: counts.wrong },
  rows: sheets.flatMap((sheet) => sheet.rows).map((row) => resultOf(row, numbers[row.row] ?? '')),
});

/** Columns of the sheet are named like fields, so both are the sender's own words. */
const resultOf = ({ row, verdict, changes, problems }: PlannedRow, employeeNo: string): HrResult => ({
  index: row,
  employeeNo,
  result: RESULT[verdict],
  fields: changes.map(({ column }) => column),
  issues: problems.map(({ column, code, value, allowed }) => ({ field: column, code, value, allowed: allowedFor(column, code, allowed) })),
});

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
