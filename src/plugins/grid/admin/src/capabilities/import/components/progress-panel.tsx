import { Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { useTranslate } from '../../../ui/translate';
import type { Progress } from '../use-import';

// The design system's bar is made for the dark cover of a picture and has one width.
const Track = styled.div`
  height: 0.8rem;
  border-radius: 0.4rem;
  overflow: hidden;
  background: ${({ theme }) => theme.colors.neutral200};
`;

const Done = styled.div`
  height: 100%;
  background: ${({ theme }) => theme.colors.primary600};
  transition: width 200ms ease-out;
`;

export function ProgressPanel({ fileName, progress }: { fileName: string; progress: Progress | null }) {
  const t = useTranslate();
  const share = progress === null || progress.total === 0 ? 0 : Math.round((progress.done / progress.total) * 100);
  const text = progress === null ? t('import.progress.sending') : t(`import.progress.${progress.step}`, { done: progress.done, total: progress.total });
  return (
    <Flex direction="column" alignItems="stretch" gap={3} padding={6} background="neutral0" shadow="tableShadow" hasRadius>
      <Typography variant="delta" tag="h2">
        {t('import.progress.title', { file: fileName })}
      </Typography>
      <Track role="progressbar" aria-valuemin={0} aria-valuemax={100} aria-valuenow={share} aria-valuetext={text} aria-label={t('import.progress.title', { file: fileName })}>
        <Done style={{ width: `${share}%` }} />
      </Track>
      <Typography textColor="neutral600" role="status">
        {text}
      </Typography>
      <Typography textColor="neutral600">{t('import.progress.stay')}</Typography>
    </Flex>
  );
}
