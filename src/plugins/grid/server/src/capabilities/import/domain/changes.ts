import { fieldOf, specOf } from './fields-care';
import { effective, type Entry } from './board';
import { readPhone } from './contacts';
import type { FieldSpec } from './fields';
import { toCode, toKey, toName, toNote, toText } from './text';
import type { Change, Values } from './types';
import { labelOf, type Vocabulary } from './vocabulary';

const HIDDEN = '***';

/** The fields that the row would change. Blank cells change nothing, and a month does not replace a day in that month. */
export const changedValues = (entry: Entry): Values => {
  const before = entry.existing?.values ?? {};
  const changed: Values = {};
  for (const spec of specOf(entry.kind).fields) {
    const value = entry.values[spec.field];
    if (value === undefined || value === null || specOf(entry.kind).key.includes(spec.field)) continue;
    const old = before[spec.field] ?? null;
    if (old !== null && (same(spec, old, value) || isRougher(entry, spec.field, old, value))) continue;
    changed[spec.field] = value;
  }
  return changed;
};

/** All fields of a new row, with what the schema gives when nothing is said. */
export const newValues = (entry: Entry): Values =>
  Object.fromEntries(specOf(entry.kind).fields.map(({ field, fallback }): [string, string | null] => [field, entry.values[field] ?? fallback ?? null]));

/** For the reader: columns and labels instead of fields and codes; confidential texts are never shown. */
export const describeChanges = (entry: Entry, changed: Values, vocabulary: Vocabulary): Change[] =>
  Object.entries(changed).map(([field, value]) => ({
    column: entry.sheet.columns.find((column) => column.field === field)?.header ?? fieldOf(entry.kind, field).zh,
    from: shown(entry, field, entry.existing?.values[field] ?? null, vocabulary),
    to: shown(entry, field, value, vocabulary),
  }));

const shown = (entry: Entry, field: string, value: string | null, vocabulary: Vocabulary): string => {
  if (value === null || value === '') return '';
  return fieldOf(entry.kind, field).confidential === true ? HIDDEN : labelOf(vocabulary, 'zhHans', entry.kind, field, value);
};

/** What the row is about, so that a person finds it: number and name. */
export const describeEntry = (entry: Entry, vocabulary: Vocabulary, names: ReadonlyMap<string, string>): string => {
  const value = (field: string): string => effective(entry, field) ?? '';
  const person = (field: string): string => [value(field), names.get(toKey(value(field))) ?? ''].join(' ').trim();
  switch (entry.kind) {
    case 'grids':
      return `${value('code')} ${value('name')}`.trim();
    case 'employees':
      return `${value('employeeNo')} ${value('name')}`.trim();
    case 'appointments':
      return `${person('employee')} ${value('grid')} ${labelOf(vocabulary, 'zhHans', 'appointments', 'duty', value('duty'))}`.trim();
    case 'contactPairs':
      return `${person('liaison')} → ${person('employee')}`;
    case 'careEvents':
      return `${value('code')} ${person('employee')}`.trim();
    case 'careRecords':
      return `${value('event')} ${person('conductedBy')} → ${person('employees')} ${value('heldOn')}`.trim();
    case 'matters':
      return `${value('number')} ${value('registeredOn')}`.trim();
    case 'activities':
      return `${value('code')} ${value('title')}`.trim();
    case 'attendances':
      return `${value('activity')} ${person('employee')}`.trim();
    case 'calendarDays':
      return value('date');
  }
};

// The database may hold a spelling that the panel let through and the importer would tidy: that is no change.
const same = (spec: FieldSpec, old: string, value: string): boolean => {
  if (old === value) return true;
  switch (spec.type) {
    case 'code':
    case 'grid':
    case 'employee':
    case 'employees':
    case 'event':
    case 'activity':
      return toKey(toCode(old)) === toKey(value);
    case 'name':
      return toName(old) === value;
    case 'text':
      return toText(old) === value;
    case 'note':
      return toNote(old) === value;
    case 'phone':
      return readPhone(old) === value;
    case 'email':
      return old.trim().toLowerCase() === value;
    case 'date':
    case 'moment':
    case 'hours':
    case 'choice':
      return false;
  }
};

const isRougher = (entry: Entry, field: string, old: string, value: string): boolean =>
  entry.row.monthOnly.includes(field) && old.slice(0, 7) === value.slice(0, 7);
