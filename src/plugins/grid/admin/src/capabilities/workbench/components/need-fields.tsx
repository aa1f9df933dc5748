import type { TaskRow } from '../../../../../shared/contracts/tasks';
import { useEnumLabel } from '../../../ui/enum-label';
import { SelectField, TextAreaField, TextField } from '../../../ui/fields';
import { useTranslate } from '../../../ui/translate';
import { NEED_KINDS, raisedBy, type RecordDraft } from '../record-draft';

interface NeedFieldsProps {
  tasks: TaskRow[];
  draft: RecordDraft;
  onChange: (change: Partial<RecordDraft>) => void;
}

/** One line for what most talks do not bring; the rest is asked once something stands in it. */
export function NeedFields({ tasks, draft, onChange }: NeedFieldsProps) {
  const t = useTranslate();
  const label = useEnumLabel();
  const kinds = NEED_KINDS.map((kind) => ({ value: kind, label: label('matter', 'kind', kind) }));
  return (
    <>
      <TextField label={t('record.need')} hint={t('record.needHint', { name: raisedBy(tasks)?.name ?? '' })} value={draft.need} maxLength={120} onChange={(need) => onChange({ need })} />
      {draft.need.trim() !== '' && (
        <>
          <SelectField required label={t('record.needKind')} value={draft.needKind} options={kinds} onChange={(needKind) => onChange({ needKind })} />
          <TextAreaField label={t('record.needDetails')} hint={t('record.needDetailsHint')} value={draft.needDetails} maxLength={5000} onChange={(needDetails) => onChange({ needDetails })} />
        </>
      )}
    </>
  );
}
