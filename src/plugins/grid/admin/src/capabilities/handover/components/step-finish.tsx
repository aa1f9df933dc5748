import { useEffect, useState } from 'react';
import { Box, Dialog, Button, Flex, Typography } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import { ConfirmDialog } from '@strapi/strapi/admin';
import type { IsoDate } from '../../../../../shared/contracts/common';
import type { CompleteHandover, HandoverOutcome } from '../../../../../shared/contracts/handover';
import { FailureNote } from '../../../ui/failure-note';
import { personText } from '../../../ui/person';
import { Loading } from '../../../ui/states';
import { useTranslate } from '../../../ui/translate';
import { useCompletion } from '../queries';
import { Outcome } from './outcome';

interface StepFinishProps {
  personId: string;
  body: CompleteHandover;
  mayFinish: boolean;
  today: IsoDate;
  onBack: () => void;
  onDone: () => void;
}

/** The server says what would change; then it does exactly that, or names what has changed meanwhile. */
export function StepFinish({ personId, body, mayFinish, today, onBack, onDone }: StepFinishProps) {
  const t = useTranslate();
  const preview = usePreview(personId, body);
  const completion = useCompletion(personId);
  const [done, setDone] = useState<HandoverOutcome | null>(null);
  const finish = async () => {
    const outcome = await completion.run(body);
    if (outcome.ok) setDone(outcome.value);
  };
  if (done !== null) return <Done outcome={done} today={today} onDone={onDone} />;
  const error: unknown = completion.error ?? preview.error;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {error !== undefined && <FailureNote title={t('handover.refused')} error={error} />}
      {preview.value === null && preview.error === undefined && <Loading />}
      {preview.value !== null && <Outcome outcome={preview.value} today={today} />}
      <Flex justifyContent="space-between" paddingTop={4}>
        <Button variant="tertiary" disabled={completion.pending} onClick={onBack}>
          {t('handover.back')}
        </Button>
        <Dialog.Root>
          <Dialog.Trigger>
            <Button startIcon={<Check />} loading={completion.pending} disabled={preview.value === null || !mayFinish}>
              {t('handover.finish')}
            </Button>
          </Dialog.Trigger>
          <ConfirmDialog variant="default" icon={<Check />} title={t('handover.finish')} onConfirm={() => void finish()}>
            {t('handover.ask', { name: preview.value === null ? '' : personText(preview.value.person) })}
          </ConfirmDialog>
        </Dialog.Root>
      </Flex>
    </Flex>
  );
}

function usePreview(personId: string, body: CompleteHandover): { value: HandoverOutcome | null; error: unknown } {
  const { run, error } = useCompletion(personId);
  const [value, setValue] = useState<HandoverOutcome | null>(null);
  // The body is made anew with each drawing; its text changes only with what was chosen.
  const asked = JSON.stringify({ ...body, preview: true });
  useEffect(() => {
    let isShown = true;
    void run(JSON.parse(asked) as CompleteHandover).then((outcome) => {
      if (isShown && outcome.ok) setValue(outcome.value);
    });
    return () => {
      isShown = false;
    };
  }, [run, asked]);
  return { value, error };
}

function Done({ outcome, today, onDone }: { outcome: HandoverOutcome; today: IsoDate; onDone: () => void }) {
  const t = useTranslate();
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Box role="status" background="success100" padding={4} hasRadius>
        <Typography textColor="success700" fontWeight="bold">
          {t('handover.done', { name: personText(outcome.person) })}
        </Typography>
      </Box>
      <Outcome outcome={outcome} today={today} />
      <Flex justifyContent="flex-end">
        <Button onClick={onDone}>{t('handover.toList')}</Button>
      </Flex>
    </Flex>
  );
}
