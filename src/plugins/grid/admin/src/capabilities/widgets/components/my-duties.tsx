import { bucketFigures, SummaryWidget } from './summary-widget';

export function MyDuties() {
  return <SummaryWidget figuresOf={({ mine }, t) => bucketFigures(mine, t, '1')} />;
}
