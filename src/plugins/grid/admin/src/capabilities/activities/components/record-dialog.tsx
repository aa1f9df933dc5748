import { useState } from 'react';
import type { ActivityPage, AttendanceRow, AttendanceStatus } from '../../../../../shared/contracts/activities';
import { useEnumLabel } from '../../../ui/enum-label';
import { SelectField, TextField } from '../../../ui/fields';
import { FormDialog } from '../../../ui/form-dialog';
import { personText } from '../../../ui/person';
import { useTranslate } from '../../../ui/translate';
import { useAction } from '../../../ui/use-action';
import { record } from '../queries';
import { STATUSES } from '../view';

interface RecordDialogProps {
  activity: ActivityPage;
  person: AttendanceRow;
  onClose: () => void;
  onSaved: () => void;
}

const HALF_HOURS = /^\d{1,3}([.．][05])?$/;

export function RecordDialog({ activity, person, onClose, onSaved }: RecordDialogProps) {
  const t = useTranslate();
  const label = useEnumLabel();
  const [status, setStatus] = useState<AttendanceStatus>(person.status ?? 'present');
  const [reason, setReason] = useState(person.reason ?? '');
  const [hours, setHours] = useState(person.hours === null ? '' : String(person.hours));
  const save = useAction(record);
  const counts = status === 'present' || status === 'madeUp';
  const wrong = (status === 'leave' && reason.trim() === '') || (counts && hours !== '' && !HALF_HOURS.test(hours));
  const submit = async () => {
    const given = counts && hours !== '' ? { hours: Number(hours.replace('．', '.')) } : {};
    const why = reason.trim() === '' ? {} : { reason: reason.trim() };
    if ((await save.run(activity.id, { entries: [{ employeeNo: person.employee.employeeNo, status, ...why, ...given }] })).ok) onSaved();
  };
  return (
    <FormDialog title={t('activities.record.label', { name: personText(person.employee) })} submitLabel={t('activities.record')} onSubmit={() => void submit()} onClose={onClose} pending={save.pending} error={save.error} disabled={wrong}>
      <SelectField required label={t('activities.attendance.status')} value={status} options={STATUSES.map((value) => ({ value, label: label('attendance', 'status', value) }))} onChange={setStatus} />
      {status !== 'present' && <TextField required={status === 'leave'} label={t('activities.attendance.reason')} value={reason} maxLength={255} onChange={setReason} />}
      {counts && <TextField label={t('activities.attendance.hours')} hint={t(activity.type === 'volunteer' ? 'activities.hours.volunteer' : 'activities.hours.hint')} value={hours} maxLength={5} onChange={setHours} />}
    </FormDialog>
  );
}
