import { useCallback } from 'react';
import type { TaskRow } from '../../../../shared/contracts/tasks';
import { useEnumLabel } from '../../ui/enum-label';

/** '走访 · 生病住院': kind and cause; a duty from the calendar names its rule, one without either its title. */
export function useMatter(): (task: TaskRow) => string {
  const label = useEnumLabel();
  return useCallback(
    (task) => {
      const cause = task.cause === null ? (task.rule ?? task.title) : label('care-event', 'kind', task.cause);
      return `${label('task', 'kind', task.kind)} · ${cause}`;
    },
    [label],
  );
}
