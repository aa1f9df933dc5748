import { Button, Flex } from '@strapi/design-system';
import type { TaskBucket } from '../../../../../shared/contracts/tasks';
import { useTranslate } from '../../../ui/translate';
import { BUCKETS } from '../buckets';

interface BucketChipsProps {
  counts: Record<TaskBucket, number> | undefined;
  chosen: TaskBucket | null;
  onChoose: (bucket: TaskBucket) => void;
}

/** The counts are the filters. */
export function BucketChips({ counts, chosen, onChoose }: BucketChipsProps) {
  const t = useTranslate();
  return (
    <Flex role="group" aria-label={t('workbench.buckets')} gap={2} wrap="wrap">
      {BUCKETS.map((bucket) => (
        <Button
          key={bucket}
          size="S"
          variant={variantOf(bucket, bucket === chosen, counts?.[bucket] ?? 0)}
          aria-pressed={bucket === chosen}
          onClick={() => onChoose(bucket)}
        >
          {t('workbench.bucketCount', { bucket: t(`bucket.${bucket}`), count: counts?.[bucket] ?? '–' })}
        </Button>
      ))}
    </Flex>
  );
}

function variantOf(bucket: TaskBucket, isChosen: boolean, count: number) {
  if (isChosen) return 'default';
  return bucket === 'overdue' && count > 0 ? 'danger-light' : 'tertiary';
}
