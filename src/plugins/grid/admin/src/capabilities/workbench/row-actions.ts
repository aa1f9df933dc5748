import type { TaskRow } from '../../../../shared/contracts/tasks';

/** What may be done with a duty; an action that the account does not hold is absent. */
export interface RowActions {
  record?: (task: TaskRow) => void;
  transfer?: (task: TaskRow) => void;
  waive?: (task: TaskRow) => void;
  unwaive?: (task: TaskRow) => void;
  followUp?: (task: TaskRow) => void;
}
