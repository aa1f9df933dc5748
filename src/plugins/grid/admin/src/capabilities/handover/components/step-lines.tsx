import { Box, Flex, Typography } from '@strapi/design-system';
import type { IsoDate } from '../../../../../shared/contracts/common';
import type { Handover } from '../../../../../shared/contracts/handover';
import { Empty } from '../../../ui/states';
import { useTranslate } from '../../../ui/translate';
import { missing, type Choices } from '../choices';
import { PartSection } from './part-section';
import { StepButtons } from './step-buttons';

interface StepLinesProps {
  handover: Handover;
  today: IsoDate;
  choices: Choices;
  onChange: (choices: Choices) => void;
  onBack: () => void;
  onNext: () => void;
}

export function StepLines({ handover, today, choices, onChange, onBack, onNext }: StepLinesProps) {
  const t = useTranslate();
  const left = missing(handover, choices).length;
  const beyond = handover.parts.reduce((sum, part) => sum + part.beyondReach, 0);
  return (
    <Flex direction="column" alignItems="stretch" gap={8}>
      {handover.parts.length === 0 && <Empty text={t('handover.nothing')} />}
      {beyond > 0 && (
        <Box role="note" background="warning100" padding={4} hasRadius>
          <Typography textColor="warning700">{t('handover.beyond', { count: beyond })}</Typography>
        </Box>
      )}
      {handover.parts.map((part) => (
        <PartSection key={part.kind} part={part} handover={handover} today={today} choices={choices} onChange={onChange} />
      ))}
      <Typography role="status" textColor={left === 0 ? 'success700' : 'neutral600'}>
        {t('handover.left', { count: left })}
      </Typography>
      <StepButtons onBack={onBack} onNext={onNext} disabled={left > 0 || beyond > 0} />
    </Flex>
  );
}
