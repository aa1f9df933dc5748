import { Button, Flex, Typography } from '@strapi/design-system';
import { CheckCircle } from '@strapi/icons';
import type { ImportSummary } from '../../../../../shared/contracts/import';
import { useTranslate } from '../../../ui/translate';
import { ResultButton } from './result-button';

export function ResultPanel({ summary, onAgain }: { summary: ImportSummary; onAgain: () => void }) {
  const t = useTranslate();
  const { counts, opened, closed } = summary;
  return (
    <Flex direction="column" alignItems="flex-start" gap={3} padding={6} background="neutral0" shadow="tableShadow" hasRadius>
      <Flex gap={2} role="status">
        <CheckCircle aria-hidden fill="success600" />
        <Typography variant="delta" tag="h2">
          {t('import.result.title', { file: summary.fileName })}
        </Typography>
      </Flex>
      <Typography>{t('import.result.counts', { ...counts })}</Typography>
      {opened + closed > 0 && <Typography>{t('import.result.duties', { opened, closed })}</Typography>}
      {counts.wrong > 0 && <Typography textColor="danger600">{t('import.result.wrong', { count: counts.wrong })}</Typography>}
      <Flex gap={2}>
        <ResultButton summary={summary} />
        <Button variant="tertiary" onClick={onAgain}>
          {t('import.result.again')}
        </Button>
      </Flex>
    </Flex>
  );
}
