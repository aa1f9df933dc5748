import type { CellActivities, RequirementMatrix } from '../../../../shared/contracts/requirements';
import { useGet, type Query } from '../../ui/use-get';
import { PAGE_SIZE, pageOf, type Opened, type View } from './view';

export const useMatrix = (view: View, year: number): Query<RequirementMatrix> =>
  useGet('/grid/requirements/matrix', { year, grid: view.grid, requirement: view.requirement, state: view.state, page: pageOf(view), pageSize: PAGE_SIZE });

export const useCellActivities = ({ row, cell }: Opened): Query<CellActivities> => useGet(`/grid/requirements/${row.requirement.id}/activities`, { grid: row.grid.code, period: cell.period });
