import type { TaskBucket, TaskState, TaskStatus } from '../../../../../shared/contracts/tasks';
import { addDays, weekday, type IsoDate } from '../../../kernel/date';

export interface DatedTask {
  readonly state: TaskState;
  readonly dueOn: IsoDate;
  readonly doneOn: IsoDate | null;
}

const SOON_WORKING_DAYS = 2;

/** The word on the screen. `workingDaysLeft` is counted by the caller, who has the calendar. */
export const statusOf = (task: DatedTask, today: IsoDate, workingDaysLeft: number): TaskStatus => {
  switch (task.state) {
    case 'open':
      if (task.dueOn < today) return 'overdue';
      return workingDaysLeft <= SOON_WORKING_DAYS ? 'dueSoon' : 'open';
    case 'done':
    case 'verified':
      return task.doneOn !== null && task.doneOn > task.dueOn ? 'late' : 'done';
    case 'returned':
    case 'waived':
    case 'void':
      return task.state;
  }
};

/** Sunday of the week of `today`: the end of the bucket `week`. */
export const endOfWeek = (today: IsoDate): IsoDate => addDays(today, 7 - weekday(today));

export const bucketOf = (task: DatedTask, today: IsoDate): TaskBucket => {
  if (task.state !== 'open') return 'done';
  if (task.dueOn < today) return 'overdue';
  if (task.dueOn === today) return 'today';
  return task.dueOn <= endOfWeek(today) ? 'week' : 'later';
};
