import { useState } from 'react';
import type { Me } from '../../../../../shared/contracts/access';
import { TextField } from '../../../ui/fields';
import { FormDialog } from '../../../ui/form-dialog';
import { GridPicker } from '../../../ui/grid-picker';
import { useTranslate } from '../../../ui/translate';
import { useDraft } from '../queries';
import { monthBefore } from '../view';

interface DraftDialogProps {
  me: Me;
  onDone: (id: string) => void;
  onClose: () => void;
}

/** The month before, of one's own grid: what is owed at the beginning of a month. */
export function DraftDialog({ me, onDone, onClose }: DraftDialogProps) {
  const t = useTranslate();
  const [period, setPeriod] = useState(monthBefore(me.today));
  const [grid, setGrid] = useState(me.grids[0]?.code ?? null);
  const { run, pending, error } = useDraft();
  const submit = async () => {
    if (grid === null) return;
    const outcome = await run({ period: period.trim(), grid });
    if (outcome.ok) onDone(outcome.value.id);
  };
  return (
    <FormDialog title={t('bulletins.draft')} submitLabel={t('bulletins.draft')} onSubmit={() => void submit()} onClose={onClose} pending={pending} error={error} disabled={period.trim() === '' || grid === null}>
      <TextField label={t('bulletins.head.period')} hint={t('bulletins.period.hint')} required value={period} onChange={setPeriod} maxLength={7} />
      <GridPicker label={t('bulletins.head.grid')} hint={t('bulletins.grid.hint')} required value={grid} onChange={setGrid} />
    </FormDialog>
  );
}
