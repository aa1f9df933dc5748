import { Widget } from '@strapi/strapi/admin';
import type { Summary, TaskBucket } from '../../../../../shared/contracts/tasks';
import { WORKBENCH_PATH } from '../../../menu';
import { useFailureText } from '../../../ui/failure';
import { useTranslate, type Translate } from '../../../ui/translate';
import { useGet, withParams } from '../../../ui/use-get';
import { Figures, type Figure } from './figures';

const BUCKETS: readonly TaskBucket[] = ['overdue', 'today', 'week', 'later'];

export function SummaryWidget({ figuresOf }: { figuresOf: (summary: Summary, t: Translate) => Figure[] }) {
  const t = useTranslate();
  const failure = useFailureText();
  const summary = useGet<Summary>('/grid/summary');
  if (summary.error !== undefined) return <Widget.Error>{failure(summary.error)}</Widget.Error>;
  if (summary.data === undefined) return <Widget.Loading />;
  return <Figures figures={figuresOf(summary.data, t)} />;
}

export const bucketFigures = (counts: Record<TaskBucket, number>, t: Translate, mine?: '1'): Figure[] =>
  BUCKETS.map((bucket) => ({
    label: t(`bucket.${bucket}`),
    count: counts[bucket],
    to: withParams(WORKBENCH_PATH, { bucket, mine }),
    isUrgent: bucket === 'overdue',
  }));
