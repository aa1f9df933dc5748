import { VisuallyHidden } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { MatrixRow } from '../../../../../shared/contracts/requirements';
import { DataTable } from '../../../ui/data-table';
import { useEnumLabel } from '../../../ui/enum-label';
import { useTranslate } from '../../../ui/translate';
import { boxesOf, type Opened } from '../view';
import { MatrixCellButton } from './matrix-cell';

interface MatrixTableProps {
  year: number;
  rows: readonly MatrixRow[];
  onOpen: (opened: Opened) => void;
}

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

/** Twelve months beside two columns of names: closer than other tables, and it scrolls by itself. */
const Wide = styled.div`
  overflow-x: auto;

  th,
  td {
    padding: 0.6rem 0.8rem;
  }

  // Only the months stay in sight: names of rows would gather at the top.
  tbody th {
    position: static;
    background: ${({ theme }) => theme.colors.neutral0};
    color: ${({ theme }) => theme.colors.neutral800};
  }

  td[colspan] {
    border-left: 1px solid ${({ theme }) => theme.colors.neutral150};
  }
`;

/** A line for each grid and requirement; a quarter covers its three months, weeks share the box of their month. */
export function MatrixTable({ year, rows, onOpen }: MatrixTableProps) {
  const t = useTranslate();
  return (
    <Wide role="region" tabIndex={0} aria-label={t('requirements.caption', { year: String(year) })}>
      <DataTable>
        <VisuallyHidden tag="caption">{t('requirements.caption', { year: String(year) })}</VisuallyHidden>
        <thead>
          <tr>
            <th scope="col">{t('requirements.head.grid')}</th>
            <th scope="col">{t('requirements.head.requirement')}</th>
            {MONTHS.map((month) => (
              <th key={month} scope="col">
                {t(`requirements.month.${month}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={`${row.grid.id} ${row.requirement.id}`} row={row} onOpen={onOpen} />
          ))}
        </tbody>
      </DataTable>
    </Wide>
  );
}

function Line({ row, onOpen }: { row: MatrixRow; onOpen: (opened: Opened) => void }) {
  const label = useEnumLabel();
  const { grid, requirement, cells } = row;
  return (
    <tr>
      <th scope="row">{grid.name}</th>
      <th scope="row">
        {requirement.name} · {label('activity-requirement', 'per', requirement.per)} × {requirement.times}
      </th>
      {boxesOf(cells).map((box) => (
        <td key={box.month} colSpan={box.months}>
          {box.cells.map((cell) => (
            <MatrixCellButton key={cell.period} row={row} cell={cell} onOpen={() => onOpen({ row, cell })} />
          ))}
        </td>
      ))}
    </tr>
  );
}
