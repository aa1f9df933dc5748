import { EMAIL_ALLOWED, PHONE_ALLOWED, readEmail, readPhone } from './contacts';
import { readDate, readMoment } from './dates';
import type { FieldSpec } from './fields';
import { fromCell, isBlank, isNothing, toCode, toName, toNote, toText, toWord } from './text';
import type { CellKind, ImportKind, ProblemCode } from './types';
import { labelsFor, pathOf, type Vocabulary } from './vocabulary';

interface Reading {
  readonly value: string | null;
  readonly monthOnly?: boolean;
  readonly problem?: { readonly code: ProblemCode; readonly allowed: string };
}

interface Cell {
  readonly text: string;
  readonly kind: CellKind;
  readonly date1904: boolean;
}

const LIST = /[、,，;；/|\s]+/;

/** The value of a cell in the words of the database; null for a blank one. References are not looked up here. */
export const readCell = (kind: ImportKind, spec: FieldSpec, cell: Cell, vocabulary: Vocabulary): Reading => {
  if (cell.kind === 'e') return wrong('unknown_value', '公式没有结果，请改为数值');
  const reading = readByType(kind, spec, { ...cell, text: fromCell(cell.text) }, vocabulary);
  if (reading.value !== null && spec.max !== undefined && reading.value.length > spec.max) return wrong('too_long', `最多 ${spec.max} 个字符`);
  return reading;
};

const readByType = (kind: ImportKind, spec: FieldSpec, cell: Cell, vocabulary: Vocabulary): Reading => {
  const { text } = cell;
  switch (spec.type) {
    case 'code':
      return valueOf(toCode(text));
    case 'name':
      return valueOf(isBlank(text) ? '' : toName(text));
    case 'text':
      return valueOf(isBlank(text) ? '' : toText(text));
    case 'note':
      return valueOf(toNote(text));
    case 'grid':
    case 'employee':
    case 'event':
    case 'activity':
      return valueOf(isNothing(text) ? '' : toCode(text));
    case 'employees':
      return valueOf(isNothing(text) ? '' : toText(text).split(LIST).map(toCode).filter((code) => code !== '').join(','));
    case 'date':
      return isNothing(text) ? valueOf('') : readDateCell(cell);
    case 'phone':
      return isNothing(text) ? valueOf('') : readOr(readPhone(text), 'invalid_phone', PHONE_ALLOWED);
    case 'email':
      return isNothing(text) ? valueOf('') : readOr(readEmail(text), 'invalid_email', EMAIL_ALLOWED);
    case 'moment':
      return isNothing(text) ? valueOf('') : readMomentCell(cell);
    case 'hours':
      return isNothing(text) ? valueOf('') : readHours(toCode(text));
    case 'choice':
      return readChoice(kind, spec, text, vocabulary);
  }
};

const readDateCell = (cell: Cell): Reading => {
  const reading = readDate(cell.text, cell.kind, cell.date1904);
  return reading.ok ? { value: reading.date, monthOnly: reading.monthOnly } : wrong(reading.code, reading.allowed);
};

const readMomentCell = (cell: Cell): Reading => {
  const reading = readMoment(cell.text, cell.kind, cell.date1904);
  return reading.ok ? { value: reading.moment } : wrong(reading.code, reading.allowed);
};

const HOURS = /^(\d{1,3})(?:\.([05])0?)?$/;
const MOST_HOURS = 336;

/** Half hours, in one spelling: `3.0` is `3`. */
const readHours = (text: string): Reading => {
  const hours = HOURS.test(text) ? Number(text) : 0;
  return hours > 0 && hours <= MOST_HOURS ? valueOf(String(hours)) : wrong('unknown_value', `0.5 至 ${MOST_HOURS} 小时，以半小时计`);
};

// The English label of 群众 is "None": a choice is looked up before it is taken for nothing.
const readChoice = (kind: ImportKind, spec: FieldSpec, text: string, vocabulary: Vocabulary): Reading => {
  const code = vocabulary.choices.get(pathOf(kind, spec.field))?.get(toWord(text));
  if (code !== undefined) return valueOf(code);
  return isNothing(text) ? valueOf('') : wrong('unknown_value', labelsFor(vocabulary, 'zhHans', kind, spec.field).join('、'));
};

const readOr = (value: string | null, code: ProblemCode, allowed: string): Reading => (value === null ? wrong(code, allowed) : valueOf(value));

const valueOf = (value: string): Reading => ({ value: value === '' ? null : value });

const wrong = (code: ProblemCode, allowed: string): Reading => ({ value: null, problem: { code, allowed } });
