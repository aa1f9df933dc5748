import { Button, Flex } from '@strapi/design-system';
import { useTranslate } from '../../../ui/translate';

interface StepButtonsProps {
  onBack: () => void;
  onNext: () => void;
  nextLabel?: string;
  disabled?: boolean;
  pending?: boolean;
}

export function StepButtons({ onBack, onNext, nextLabel, disabled = false, pending = false }: StepButtonsProps) {
  const t = useTranslate();
  return (
    <Flex justifyContent="space-between" paddingTop={4}>
      <Button variant="tertiary" disabled={pending} onClick={onBack}>
        {t('handover.back')}
      </Button>
      <Button disabled={disabled} loading={pending} onClick={onNext}>
        {nextLabel ?? t('handover.next')}
      </Button>
    </Flex>
  );
}
