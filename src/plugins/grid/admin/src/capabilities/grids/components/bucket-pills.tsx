import { Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { TaskBucket } from '../../../../../shared/contracts/tasks';
import { useTranslate } from '../../../ui/translate';

const BUCKETS: readonly TaskBucket[] = ['overdue', 'today', 'week', 'later', 'done'];

const Pill = styled.button<{ $pressed: boolean }>`
  padding: 0.6rem 1.2rem;
  font-size: 1.4rem;
  cursor: pointer;
  border-radius: 1.6rem;
  border: 1px solid ${({ theme, $pressed }) => ($pressed ? theme.colors.primary600 : theme.colors.neutral200)};
  background: ${({ theme, $pressed }) => ($pressed ? theme.colors.primary100 : theme.colors.neutral0)};
  color: ${({ theme, $pressed }) => ($pressed ? theme.colors.primary700 : theme.colors.neutral800)};

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;

interface BucketPillsProps {
  counts: Record<TaskBucket, number> | undefined;
  value: string | undefined;
  onChange: (bucket: TaskBucket | undefined) => void;
}

/** The duties by deadline, as counts that filter; pressed again, a count lets all rows back in. */
export function BucketPills({ counts, value, onChange }: BucketPillsProps) {
  const t = useTranslate();
  const { formatNumber } = useIntl();
  return (
    <Flex role="group" aria-label={t('grids.duties.bucket')} gap={2} wrap="wrap">
      {BUCKETS.map((bucket) => (
        <Pill key={bucket} type="button" aria-pressed={value === bucket} $pressed={value === bucket} onClick={() => onChange(value === bucket ? undefined : bucket)}>
          {t(`grids.bucket.${bucket}`)} <strong>{counts === undefined ? '–' : formatNumber(counts[bucket])}</strong>
        </Pill>
      ))}
    </Flex>
  );
}
