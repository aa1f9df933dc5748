import { Flex, ProgressBar, Typography } from '@strapi/design-system';
import { useTranslate } from '../../../ui/translate';
import type { Progress } from '../use-import';

export function ProgressPanel({ fileName, progress }: { fileName: string; progress: Progress | null }) {
  const t = useTranslate();
  const share = progress === null || progress.total === 0 ? 0 : Math.round((progress.done / progress.total) * 100);
  const text = progress === null ? t('import.progress.sending') : t(`import.progress.${progress.step}`, { done: progress.done, total: progress.total });
  return (
    <Flex direction="column" alignItems="stretch" gap={3} padding={6} background="neutral0" shadow="tableShadow" hasRadius>
      <Typography variant="delta" tag="h2">
        {t('import.progress.title', { file: fileName })}
      </Typography>
      <ProgressBar value={share} aria-label={text} />
      <Typography textColor="neutral600" role="status">
        {text}
      </Typography>
      <Typography textColor="neutral600">{t('import.progress.stay')}</Typography>
    </Flex>
  );
}
