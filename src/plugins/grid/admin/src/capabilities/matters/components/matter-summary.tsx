import { Box, Typography } from '@strapi/design-system';
import type { MatterRow } from '../../../../../shared/contracts/matters';
import { useTranslate } from '../../../ui/translate';

/** What a dialog is about. */
export function MatterSummary({ matter: { number, title } }: { matter: Pick<MatterRow, 'number' | 'title'> }) {
  const t = useTranslate();
  return (
    <Box background="neutral100" padding={4} hasRadius>
      <Typography fontWeight="semiBold">{t('matters.name', { number, title })}</Typography>
    </Box>
  );
}
