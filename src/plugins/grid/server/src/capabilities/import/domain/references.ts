import { fail, type Board, type Entry } from './board';
import type { FieldSpec } from './fields';
import { specOf } from './fields-care';
import { peopleOf, splitPeople } from './keys';
import { toKey, toText } from './text';
import type { ImportKind, ProblemCode } from './types';

type Names = ReadonlyMap<string, string | null>;

const TARGETS: Partial<Record<FieldSpec['type'], { kind: ImportKind; keyField: string; code: ProblemCode; allowed: string }>> = {
  grid: { kind: 'grids', keyField: 'code', code: 'unknown_grid', allowed: '系统中或本文件中可导入的网格编码（或唯一的网格名称）' },
  employee: { kind: 'employees', keyField: 'employeeNo', code: 'unknown_employee', allowed: '系统中或本文件中可导入的工号' },
  employees: { kind: 'employees', keyField: 'employeeNo', code: 'unknown_employee', allowed: '系统中或本文件中可导入的工号，多人用顿号分开' },
  activity: { kind: 'activities', keyField: 'code', code: 'unknown_activity', allowed: '系统中或本文件中可导入的活动编号' },
  event: { kind: 'careEvents', keyField: 'code', code: 'unknown_event', allowed: '系统中或本文件中可导入的事由编号' },
};

/**
 * Follows every reference to the database or to another row of the file, in whatever order the sheets come, and gives it
 * the spelling of its target. A row that is refused later refuses those that refer to it, through `dependents`.
 */
export const resolveReferences = (board: Board): void => {
  const names = gridNames(board);
  for (const entry of board.entries)
    for (const spec of specOf(entry.kind).fields) {
      const value = entry.values[spec.field];
      if (TARGETS[spec.type] === undefined || value === undefined || value === null) continue;
      const found = splitPeople(value).map((code) => resolve(board, entry, spec, code, names));
      if (!found.includes(null)) entry.values[spec.field] = peopleOf(found as string[]);
    }
};

const resolve = (board: Board, entry: Entry, spec: FieldSpec, code: string, names: Names): string | null => {
  const target = TARGETS[spec.type];
  if (target === undefined) return code;
  const key = keyIn(board, target.kind, toKey(code), names);
  const stored = board.indexes.get(target.kind)?.get(key);
  if (stored !== undefined) return stored.values[target.keyField] ?? code;
  const inFile = board.defined.get(target.kind)?.get(key);
  if (inFile === undefined || inFile.wrong) {
    fail(board, entry, spec.field, target.code, target.allowed);
    return null;
  }
  const waiting = board.dependents.get(inFile) ?? [];
  waiting.push({ entry, field: spec.field, code: target.code, allowed: target.allowed });
  board.dependents.set(inFile, waiting);
  return inFile.values[target.keyField] ?? code;
};

/** A grid may be given by its name, if only one has it. */
const keyIn = (board: Board, kind: ImportKind, key: string, names: Names): string => {
  if (kind !== 'grids' || board.indexes.get(kind)?.has(key) === true || board.defined.get(kind)?.has(key) === true) return key;
  return names.get(key) ?? key;
};

const gridNames = (board: Board): Names => {
  const names = new Map<string, string | null>();
  const add = (name: string | null | undefined, code: string | null | undefined): void => {
    if (!name || !code) return;
    const word = toKey(toText(name).replace(/\s+/g, ''));
    const known = names.get(word);
    names.set(word, known === undefined || known === toKey(code) ? toKey(code) : null);
  };
  for (const { values } of board.snapshot.grids) add(values['name'], values['code']);
  for (const entry of board.defined.get('grids')?.values() ?? []) add(entry.values['name'], entry.values['code']);
  return names;
};
