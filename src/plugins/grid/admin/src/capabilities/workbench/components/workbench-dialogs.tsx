import type { Me } from '../../../../../shared/contracts/access';
import type { RecordedCare } from '../../../../../shared/contracts/care';
import type { TaskRow } from '../../../../../shared/contracts/tasks';
import { useTranslate } from '../../../ui/translate';
import type { Toast } from '../../../ui/use-toast';
import { matterPath } from '../../matters/paths';
import { addFollowUp, undoRecord, undoWaiver, waiveTask, withdrawEvent } from '../queries';
import { EventDialog } from './event-dialog';
import { ReasonDialog } from './reason-dialog';
import { RecordDialog } from './record-dialog';
import { TransferDialog } from './transfer-dialog';

export type OpenDialog =
  | { kind: 'record'; tasks: TaskRow[] }
  | { kind: 'transfer' | 'waive' | 'followUp'; task: TaskRow }
  | { kind: 'event' };

interface WorkbenchDialogsProps {
  dialog: OpenDialog;
  me: Me;
  onClose: () => void;
  /** Something was saved: the list is read again and the toast shown. */
  onSaved: (toast: Toast) => void;
}

export function WorkbenchDialogs({ dialog, me, onClose, onSaved }: WorkbenchDialogsProps) {
  const t = useTranslate();
  const common = { today: me.today, onClose };
  const undoable = (action: Me['actions'][number], undo: () => Promise<unknown>) => (me.actions.includes(action) ? { undo } : {});
  switch (dialog.kind) {
    case 'record':
      return (
        <RecordDialog
          tasks={dialog.tasks}
          me={me}
          onClose={onClose}
          onSaved={(saved) => onSaved({ message: savedText(t, saved), ...matterLink(t, saved), ...undoable('care-record.undo', () => undoRecord(saved.id)) })}
        />
      );
    case 'event':
      return (
        <EventDialog
          {...common}
          onSaved={(saved) =>
            onSaved({
              message: t('event.saved', { code: saved.code, count: saved.openedTaskIds.length }),
              ...undoable('care-event.withdraw', () => withdrawEvent(saved.id, { reason: t('event.undoReason') })),
            })
          }
        />
      );
    case 'transfer':
      return <TransferDialog {...common} task={dialog.task} onSaved={(owner) => onSaved({ message: t('transfer.saved', { name: owner.name }) })} />;
    case 'waive':
      return (
        <ReasonDialog
          {...common}
          task={dialog.task}
          texts={{ title: t('waive.title'), submit: t('waive.submit'), label: t('waive.reason'), hint: t('waive.hint') }}
          maxLength={255}
          act={waive}
          onSaved={() => onSaved({ message: t('waive.saved'), undo: () => undoWaiver(dialog.task.id) })}
        />
      );
    case 'followUp':
      return (
        <ReasonDialog
          {...common}
          task={dialog.task}
          texts={{ title: t('followUp.title'), submit: t('followUp.submit'), label: t('followUp.note'), hint: t('followUp.hint') }}
          maxLength={500}
          act={followUp}
          onSaved={() => onSaved({ message: t('followUp.saved') })}
        />
      );
  }
}

const waive = (id: string, reason: string) => waiveTask(id, { reason });
const followUp = (id: string, note: string) => addFollowUp(id, { note });

function savedText(t: ReturnType<typeof useTranslate>, { closedTaskIds, openedTaskIds, matter }: RecordedCare) {
  const next = openedTaskIds.length === 0 ? '' : t('record.savedNext');
  return `${t('record.saved', { count: closedTaskIds.length })}${next}${matter === null ? '' : t('record.savedNeed')}`;
}

const matterLink = (t: ReturnType<typeof useTranslate>, { matter }: RecordedCare): Pick<Toast, 'link'> => (matter === null ? {} : { link: { label: t('record.savedMatter', { number: matter.number }), to: matterPath(matter.id) } });
