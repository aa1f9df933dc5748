import { Box } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { IsoDate } from '../../../../../shared/contracts/common';
import type { GridDetail, GridNode } from '../../../../../shared/contracts/organisation';
import { ErrorState, Loading } from '../../../ui/states';
import { useTranslate } from '../../../ui/translate';
import { FIGURES, rowsBehind, valueOf } from '../figures';
import { useGridDetail } from '../queries';
import { openGrid, type View, type ViewChange } from '../view';
import { Figure, FigureRow } from './figure';
import { GridHeader } from './grid-header';
import { GridTabs } from './grid-tabs';
import { useMonthName } from './month-picker';

interface GridPanelProps {
  grid: GridNode;
  ancestors: GridNode[];
  month: string;
  today: IsoDate;
  view: View;
  onChange: (change: ViewChange) => void;
}

export function GridPanel({ grid, ancestors, month, today, view, onChange }: GridPanelProps) {
  const detail = useGridDetail(grid.id, month);
  return (
    <>
      <GridHeader grid={grid} ancestors={ancestors} onSelect={(node) => onChange(openGrid(node.code))} />
      {detail.isLoading && <Loading />}
      {detail.error !== undefined && <ErrorState error={detail.error} onRetry={detail.refetch} />}
      {detail.data !== undefined && (
        <>
          <Figures detail={detail.data} month={month} onOpen={onChange} />
          <Box paddingTop={6}>
            <GridTabs grid={grid} detail={detail.data} today={today} view={view} onChange={onChange} />
          </Box>
        </>
      )}
    </>
  );
}

function Figures({ detail, month, onOpen }: { detail: GridDetail; month: string; onOpen: (change: ViewChange) => void }) {
  const t = useTranslate();
  const { formatNumber } = useIntl();
  const monthName = useMonthName();
  const { numerator, denominator } = detail.now.onTime;
  const share = denominator === 0 ? t('grids.onTime.nothingDue') : t('grids.onTime.note', { done: formatNumber(numerator), due: formatNumber(denominator) });
  return (
    <FigureRow aria-label={t('grids.figures', { month: monthName(month) })}>
      <div>
        {FIGURES.map((name) => (
          <Figure
            key={name}
            name={name}
            value={valueOf(detail.now, name)}
            before={valueOf(detail.before, name)}
            note={name === 'onTime' ? share : undefined}
            onOpen={() => onOpen(rowsBehind(name, month))}
          />
        ))}
      </div>
    </FigureRow>
  );
}
