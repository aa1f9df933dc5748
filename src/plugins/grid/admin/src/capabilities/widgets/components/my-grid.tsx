import { bucketFigures, SummaryWidget } from './summary-widget';

const GRIDS_PATH = '/plugins/grid/grids';

export function MyGrid() {
  return (
    <SummaryWidget
      figuresOf={({ reach, people, withoutLiaison }, t) => [
        ...bucketFigures(reach, t),
        { label: t('widget.grid.people'), count: people, to: GRIDS_PATH },
        { label: t('widget.grid.withoutLiaison'), count: withoutLiaison, to: `${GRIDS_PATH}?tab=people&without=liaison`, isUrgent: true },
      ]}
    />
  );
}
