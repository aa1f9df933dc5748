import type { Me } from '../../../../../shared/contracts/access';
import type { PanelAction } from '../actions';
import { ActionDialog, type DialogProps } from './action-dialog';
import { AcceptanceDialog } from './acceptance-dialog';
import { AnswerDialog } from './answer-dialog';
import { AssignDialog } from './assign-dialog';
import { CategoryDialog } from './category-dialog';
import { ClosureDialog } from './closure-dialog';
import { ExtensionDialog } from './extension-dialog';
import { PauseDialog } from './pause-dialog';
import { MergerDialog, MessageDialog, ReasonDialog } from './text-dialogs';
import { TakeOverDialog } from './take-over-dialog';

export function MatterActionDialog({ action, me, ...props }: DialogProps & { action: PanelAction; me: Me }) {
  switch (action) {
    case 'accept':
      return <AcceptanceDialog {...props} />;
    case 'categorise':
      return <CategoryDialog {...props} />;
    case 'refuse':
    case 'sendBack':
    case 'reopen':
      return <ReasonDialog {...props} action={action} />;
    case 'assign':
      return <AssignDialog {...props} />;
    case 'takeOver':
      return <TakeOverDialog {...props} me={me} />;
    case 'suspend':
    case 'askExtension':
      return <PauseDialog {...props} action={action} today={me.today} />;
    case 'approveExtension':
    case 'refuseExtension':
      return <ExtensionDialog {...props} action={action} />;
    case 'resume':
      return <ActionDialog {...props} action={action} body={{}} />;
    case 'message':
      return <MessageDialog {...props} />;
    case 'answer':
      return <AnswerDialog {...props} />;
    case 'close':
      return <ClosureDialog {...props} />;
    case 'merge':
      return <MergerDialog {...props} />;
  }
}
