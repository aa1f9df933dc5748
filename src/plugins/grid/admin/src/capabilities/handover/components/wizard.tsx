import { useEffect, useRef, useState } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import type { IsoDate } from '../../../../../shared/contracts/common';
import type { CompleteHandover, Handover } from '../../../../../shared/contracts/handover';
import { EnumLabel } from '../../../ui/enum-label';
import { personText } from '../../../ui/person';
import { ErrorState, Loading } from '../../../ui/states';
import { useTranslate } from '../../../ui/translate';
import { useMe } from '../../../ui/use-me';
import { NO_CHOICES, toSuccessors, type Leaving } from '../choices';
import { useHandover } from '../queries';
import { StepFinish } from './step-finish';
import { StepLines } from './step-lines';
import { StepReason } from './step-reason';

export function Wizard({ personId, onLeave }: { personId: string; onLeave: () => void }) {
  const me = useMe();
  const handover = useHandover(personId);
  const error: unknown = handover.error ?? me.error;
  if (error !== undefined) return <ErrorState error={error} onRetry={handover.refetch} />;
  if (handover.data === undefined || me.data === undefined) return <Loading />;
  return <Steps handover={handover.data} today={me.data.today} mayFinish={me.may('handover.finish')} onLeave={onLeave} />;
}

interface StepsProps {
  handover: Handover;
  today: IsoDate;
  mayFinish: boolean;
  onLeave: () => void;
}

const STEPS = ['reason', 'lines', 'finish'] as const;

function Steps({ handover, today, mayFinish, onLeave }: StepsProps) {
  const [step, setStep] = useState<(typeof STEPS)[number]>('reason');
  const [leaving, setLeaving] = useState<Leaving>({ reason: handover.employmentStatus === 'retired' ? 'retired' : 'left', on: today, toGrid: null });
  const [choices, setChoices] = useState(NO_CHOICES);
  const body: CompleteHandover = { on: leaving.on ?? today, reason: leaving.reason, ...(leaving.reason === 'moved' && leaving.toGrid ? { toGrid: leaving.toGrid.id } : {}), successors: toSuccessors(handover, choices) };
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Where handover={handover} step={step} />
      <Box background="neutral0" padding={6} hasRadius shadow="filterShadow">
        {step === 'reason' && <StepReason handover={handover} today={today} leaving={leaving} onChange={setLeaving} onBack={onLeave} onNext={() => setStep('lines')} />}
        {step === 'lines' && <StepLines handover={handover} today={today} choices={choices} onChange={setChoices} onBack={() => setStep('reason')} onNext={() => setStep('finish')} />}
        {step === 'finish' && <StepFinish personId={handover.person.id} body={body} mayFinish={mayFinish} today={today} onBack={() => setStep('lines')} onDone={onLeave} />}
      </Box>
    </Flex>
  );
}

/** Whose handover, and which step of it; the focus follows the step, so that a screen reader says where one is. */
function Where({ handover, step }: { handover: Handover; step: (typeof STEPS)[number] }) {
  const t = useTranslate();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [step]);
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography ref={heading} tabIndex={-1} tag="h2" variant="beta">
        {t('handover.of', { name: personText(handover.person) })}
      </Typography>
      <Typography textColor="neutral600">
        {handover.grid?.name ?? '–'} · <EnumLabel type="employee" attribute="employmentStatus" value={handover.employmentStatus} />
      </Typography>
      <Flex tag="ol" gap={6} wrap="wrap">
        {STEPS.map((each, index) => (
          <li key={each} aria-current={each === step ? 'step' : undefined}>
            <Typography fontWeight={each === step ? 'bold' : 'regular'} textColor={each === step ? 'primary600' : 'neutral600'}>
              {index + 1}. {t(`handover.step.${each}`)}
            </Typography>
          </li>
        ))}
      </Flex>
    </Flex>
  );
}
