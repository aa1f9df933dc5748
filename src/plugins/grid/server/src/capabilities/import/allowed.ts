import { fieldOf } from './domain/fields-care';
import type { ProblemCode } from './domain/types';
import { pathOf } from './domain/vocabulary';
import { vocabulary } from './vocabulary';

/** What is allowed in a field of an employee, in the words of the API: codes instead of labels. `inWords` is what the clerk would read. */
export const allowedFor = (field: string, code: ProblemCode, inWords: string): string => {
  switch (code) {
    case 'required':
      return 'a value: this person is not known yet';
    case 'duplicate':
      return 'each person once in a request: the number of somebody within reach, or one that nobody has';
    case 'unknown_grid':
      return 'the code of a grid within reach of the token';
    case 'unknown_value':
      return [...(vocabulary.labels.en.get(pathOf('employees', field))?.keys() ?? [])].join(', ');
    case 'invalid_date':
      return 'a date that exists, YYYY-MM-DD, or a month YYYY-MM';
    case 'date_out_of_range':
      return '1900-01-01 to 2100-12-31';
    case 'invalid_email':
      return 'one e-mail address, such as name@example.com';
    case 'invalid_phone':
      return 'one number: a mobile of 11 digits, a landline with area code (0771-1234567), or an international one with +';
    case 'too_long':
      return `at most ${fieldOf('employees', field).max ?? 0} characters`;
    case 'invalid_order':
      return `a move on a day since which the person is in this grid, or later: ${/\d{4}-\d{2}-\d{2}/.exec(inWords)?.[0] ?? ''}`;
    case 'unknown_employee':
    case 'unknown_event':
    case 'unknown_activity':
    case 'invalid_level':
    case 'cycle':
    case 'self_liaison':
    case 'second_liaison':
      return inWords;
  }
};
