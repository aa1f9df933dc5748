import { useState } from 'react';
import { Box, Button, Flex } from '@strapi/design-system';
import type { ActivityPage, AttendanceStatus, PastedResult } from '../../../../../shared/contracts/activities';
import { useEnumLabel } from '../../../ui/enum-label';
import { FailureNote } from '../../../ui/failure-note';
import { SelectField, TextAreaField } from '../../../ui/fields';
import { useTranslate } from '../../../ui/translate';
import { useAction } from '../../../ui/use-action';
import { readPasted, record } from '../queries';
import { PastedPreview } from './pasted-preview';

type Pasted = Exclude<AttendanceStatus, 'leave'>;
const STATUSES: readonly Pasted[] = ['present', 'absent', 'madeUp'];

/** Numbers or names as they stand in a list; first it is shown who is meant, then they are recorded. */
export function PasteBox({ activity, onRecorded }: { activity: ActivityPage; onRecorded: (message: string) => void }) {
  const t = useTranslate();
  const label = useEnumLabel();
  const [text, setText] = useState('');
  const [status, setStatus] = useState<Pasted>('present');
  const [found, setFound] = useState<PastedResult | null>(null);
  const read = useAction(readPasted);
  const save = useAction(record);
  const look = async () => {
    const outcome = await read.run(activity.id, { text });
    if (outcome.ok) setFound(outcome.value);
  };
  const submit = async ({ known, ...rest }: PastedResult) => {
    const outcome = await save.run(activity.id, { entries: known.map(({ employeeNo }) => ({ employeeNo, status })) });
    if (!outcome.ok) return;
    // What was not understood stays in the box.
    setText([...rest.unknown, ...rest.ambiguous].map((piece) => piece.text).join('\n'));
    setFound(null);
    onRecorded(t('activities.saved.record', { count: known.length }));
  };
  const type = (next: string) => {
    setText(next);
    setFound(null);
  };
  const failed = read.error ?? save.error;
  return (
    <Box tag="section" aria-label={t('activities.paste')} background="neutral0" padding={4} hasRadius shadow="tableShadow">
      <Flex direction="column" alignItems="stretch" gap={3}>
        {failed !== undefined && <FailureNote title={t('error.notSaved')} error={failed} />}
        <TextAreaField label={t('activities.paste')} hint={t('activities.paste.hint')} value={text} maxLength={20_000} onChange={type} />
        <Flex gap={3} alignItems="flex-end" wrap="wrap">
          <Button variant="secondary" disabled={text.trim() === ''} loading={read.pending} onClick={() => void look()}>
            {t('activities.paste.read')}
          </Button>
          {found !== null && found.known.length > 0 && (
            <>
              <Box width="16rem">
                <SelectField label={t('activities.attendance.status')} value={status} options={STATUSES.map((value) => ({ value, label: label('attendance', 'status', value) }))} onChange={setStatus} />
              </Box>
              <Button loading={save.pending} onClick={() => void submit(found)}>
                {t('activities.paste.record', { count: found.known.length })}
              </Button>
            </>
          )}
        </Flex>
        {found !== null && <PastedPreview found={found} />}
      </Flex>
    </Box>
  );
}
