import { useCallback } from 'react';
import { Typography } from '@strapi/design-system';
import type { MatterPage } from '../../../../../shared/contracts/matters';
import { FormDialog } from '../../../ui/form-dialog';
import { useOptionalText, useTranslate } from '../../../ui/translate';
import { useAction } from '../../../ui/use-action';
import type { Bodies, PanelAction } from '../actions';
import { act } from '../queries';
import { MatterSummary } from './matter-summary';

export interface DialogProps {
  matter: MatterPage;
  onClose: () => void;
  /** The matter as it stands then; null when it went out of reach. */
  onDone: (matter: MatterPage | null) => void;
}

interface ActionDialogProps<A extends PanelAction> extends DialogProps {
  action: A;
  /** null while something needed is missing. */
  body: Bodies[A] | null;
  children?: React.ReactNode;
}

/** One action with the fields it needs; what it brings about is said where that is not plain. */
export function ActionDialog<A extends PanelAction>({ matter, action, body, onClose, onDone, children }: ActionDialogProps<A>) {
  const t = useTranslate();
  const hint = useOptionalText()(`matters.hint.${action}`);
  const save = useAction(useCallback((filled: Bodies[A]) => act(matter.id, action, filled), [matter.id, action]));
  const submit = async () => {
    if (body === null) return;
    const outcome = await save.run(body);
    if (outcome.ok) onDone(outcome.value);
  };
  return (
    <FormDialog title={t(`matters.act.${action}`)} submitLabel={t(`matters.act.${action}`)} onSubmit={() => void submit()} onClose={onClose} pending={save.pending} error={save.error} disabled={body === null}>
      <MatterSummary matter={matter} />
      {hint !== null && <Typography>{hint}</Typography>}
      {children}
    </FormDialog>
  );
}
