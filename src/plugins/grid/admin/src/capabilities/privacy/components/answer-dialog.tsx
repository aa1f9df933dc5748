import { useState } from 'react';
import { Box, Button, Typography } from '@strapi/design-system';
import type { CorrectionRow, OwnText } from '../../../../../shared/contracts/rights';
import { FailureNote } from '../../../ui/failure-note';
import { SelectField, TextAreaField } from '../../../ui/fields';
import { FormDialog } from '../../../ui/form-dialog';
import { personText } from '../../../ui/person';
import { useTranslate } from '../../../ui/translate';
import { useAnswer, useWish } from '../queries';

interface AnswerDialogProps {
  row: CorrectionRow;
  onDone: () => void;
  onClose: () => void;
}

export function AnswerDialog({ row, onDone, onClose }: AnswerDialogProps) {
  const t = useTranslate();
  const [state, setState] = useState<'accepted' | 'declined'>('accepted');
  const [answer, setAnswer] = useState('');
  const { run, pending, error } = useAnswer(row.id);
  const submit = async () => {
    if ((await run({ state, answer: answer.trim() })).ok) onDone();
  };
  return (
    <FormDialog
      title={t('privacy.answer.title', { name: personText(row.person) })}
      submitLabel={t('privacy.answer')}
      onSubmit={() => void submit()}
      onClose={onClose}
      pending={pending}
      error={error}
      disabled={answer.trim() === ''}
    >
      <Wish id={row.id} about={row.about} />
      <SelectField
        label={t('privacy.answer.decision')}
        value={state}
        onChange={setState}
        options={[
          { value: 'accepted', label: t('privacy.answer.accept') },
          { value: 'declined', label: t('privacy.answer.decline') },
        ]}
      />
      <TextAreaField label={t('privacy.answer.text')} hint={t('privacy.answer.hint')} required maxLength={2_000} value={answer} onChange={setAnswer} />
    </FormDialog>
  );
}

/** Opened on demand: the reading is written down, and the person sees it. */
function Wish({ id, about }: { id: string; about: string }) {
  const t = useTranslate();
  const { run, pending, error } = useWish(id);
  const [wish, setWish] = useState<OwnText | null>(null);
  const open = async () => {
    const outcome = await run();
    if (outcome.ok) setWish(outcome.value.wish);
  };
  return (
    <Box background="neutral100" padding={4} hasRadius>
      <Typography tag="p" variant="sigma" textColor="neutral600">
        {about}
      </Typography>
      {error !== undefined && <FailureNote title={t('privacy.wish.failed')} error={error} />}
      {wish === null && (
        <Button type="button" variant="tertiary" size="S" loading={pending} onClick={() => void open()}>
          {t('privacy.wish.open')}
        </Button>
      )}
      {wish !== null && <Typography tag="p">{'text' in wish ? wish.text : t('privacy.wish.sealed')}</Typography>}
    </Box>
  );
}
