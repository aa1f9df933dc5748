import type { KeyboardEvent } from 'react';

/** Keys of a focused table row: arrows move, Enter opens, Space selects. Keys of a control inside the row are left alone. */
export function onRowKey(event: KeyboardEvent<HTMLTableRowElement>, { open, select }: { open?: () => void; select?: () => void }) {
  if (event.target !== event.currentTarget) return;
  const row = event.currentTarget;
  const acts: Record<string, (() => void) | undefined> = {
    Enter: open,
    ' ': select,
    ArrowDown: () => focusRow(row.nextElementSibling),
    ArrowUp: () => focusRow(row.previousElementSibling),
  };
  const act = acts[event.key];
  if (act === undefined) return;
  event.preventDefault();
  act();
}

function focusRow(row: Element | null) {
  if (row instanceof HTMLElement) row.focus();
}
