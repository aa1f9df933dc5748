import { useCallback } from 'react';
import type { TaskRow } from '../../../../shared/contracts/tasks';
import { useEnumLabel } from '../../ui/enum-label';

/** '走访 · 生病住院': kind and cause; a duty from the calendar names its rule, a promised follow-up is named by its kind. */
export function useMatter(): (task: TaskRow) => string {
  const label = useEnumLabel();
  return useCallback(
    (task) => {
      const kind = label('task', 'kind', task.kind);
      if (task.cause !== null) return `${kind} · ${label('care-event', 'kind', task.cause)}`;
      if (task.kind === 'followUp') return kind;
      return `${kind} · ${task.rule ?? task.title}`;
    },
    [label],
  );
}
