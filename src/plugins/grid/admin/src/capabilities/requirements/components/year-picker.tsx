import { Flex, IconButton, Typography } from '@strapi/design-system';
import { ChevronLeft, ChevronRight } from '@strapi/icons';
import { useTranslate } from '../../../ui/translate';

export function YearPicker({ year, onChange }: { year: number; onChange: (year: number) => void }) {
  const t = useTranslate();
  return (
    <Flex gap={2} role="group" aria-label={t('requirements.year')}>
      <IconButton label={t('requirements.yearBefore')} onClick={() => onChange(year - 1)}>
        <ChevronLeft />
      </IconButton>
      <Typography tag="span" variant="delta" aria-live="polite">
        {t('requirements.yearName', { year: String(year) })}
      </Typography>
      <IconButton label={t('requirements.yearAfter')} onClick={() => onChange(year + 1)}>
        <ChevronRight />
      </IconButton>
    </Flex>
  );
}
