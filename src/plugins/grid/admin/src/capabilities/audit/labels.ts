import { useIntl } from 'react-intl';
import { LABELS } from '../../labels/labels';
import { useEnumLabel } from '../../ui/enum-label';

export interface AuditLabels {
  action: (code: string) => string;
  role: (code: string) => string;
  reason: (text: string) => string;
  /** Content types by their names; the other kinds of rows by those of the trail. */
  type: (code: string) => string;
  field: (type: string | null, name: string) => string;
  detail: (name: string) => string;
}

/** The codes of the trail in words; one that nobody knows any more stays as it is. */
export function useAuditLabels(): AuditLabels {
  const { locale } = useIntl();
  const label = useEnumLabel();
  const labels = LABELS[locale.startsWith('zh') ? 'zh-Hans' : 'en'];
  return {
    action: (code) => label('audit', 'action', code),
    role: (code) => label('audit', 'role', code),
    // `other: …` carries the note that goes with it.
    reason: (text) => text.replace(/^\w+/, (code) => label('audit', 'reason', code)),
    type: (code) => labels[code]?.displayName ?? label('audit', 'type', code),
    field: (type, name) => labels[type ?? '']?.fields[name] ?? name,
    detail: (name) => label('audit', 'detail', name),
  };
}
