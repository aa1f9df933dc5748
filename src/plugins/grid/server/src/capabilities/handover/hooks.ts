import type { WriteHook } from '../../access/write-hooks';
import { InvalidInput } from '../../platform/errors';
import { GONE } from '../organisation';
import { linesOf } from './parts';

const isGone = (status: unknown): boolean => GONE.some((gone) => gone === status);

/** Nobody is marked as gone while something hangs on him; who was marked before (by an import) may still be corrected. */
const afterEmployee: WriteHook = async (db, row) => {
  const status = row.after?.['employment_status'];
  if (row.before === null || isGone(row.before['employment_status']) || !isGone(status)) return;
  const lines = await linesOf(db, [row.id], row.today);
  if (lines.length === 0) return;
  const counts = [...new Set(lines.map(({ part }) => part.kind))].map((kind) => `${kind} ${lines.filter((line) => line.part.kind === kind).length}`);
  const documentId = String(row.before['document_id']);
  throw new InvalidInput([{ field: 'employmentStatus', code: 'handover_open', value: String(status), allowed: `hand over what is open first (${counts.join(', ')}): POST /grid/handovers/${documentId}/completion` }]);
};

export const hooks = { employee: afterEmployee };
