import type { InputIssue } from '../../../../shared/contracts/common';
import { InvalidInput } from '../../platform/errors';

export type RefusalCode =
  | 'empty_file'
  | 'empty_workbook'
  | 'too_large'
  | 'too_many_rows'
  | 'too_slow'
  | 'unsupported_type'
  | 'encrypted'
  | 'unreadable'
  | 'unsafe_archive'
  | 'unknown_headers'
  | 'invalid_columns';

/** The file as a whole cannot be imported; nothing was changed. Becomes a 400 whose issues name the value and what is allowed. */
export class ImportRefused extends InvalidInput {
  constructor(readonly code: RefusalCode, message: string, readonly detail: { value: string; allowed: string }) {
    super([issueOf(code, detail)], message);
    this.name = 'ImportRefused';
  }
}

const issueOf = (code: RefusalCode, { value, allowed }: { value: string; allowed: string }): InputIssue => ({
  field: code === 'invalid_columns' ? 'columns' : 'file',
  code,
  value: value.slice(0, 200),
  allowed,
});
