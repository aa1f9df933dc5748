import type { StrapiApp } from '@strapi/strapi/admin';
import { Clock, GridFour, HandHeart, Upload } from '@strapi/icons';
import { Navigate, useLocation } from 'react-router-dom';
import { permissionsOf } from './ui/permissions';

export const WORKBENCH_PATH = '/plugins/grid/workbench';

/** Every link has its own last part: Strapi's menu marks each link that the address starts with. */
export function registerMenu(app: Pick<StrapiApp, 'addMenuLink' | 'router'>) {
  app.addMenuLink({
    to: 'plugins/grid/workbench',
    icon: HandHeart,
    position: -4,
    intlLabel: { id: 'grid.menu.workbench', defaultMessage: 'Workbench' },
    permissions: permissionsOf('workbench.read'),
    Component: () => import('./capabilities/workbench/pages/WorkbenchPage'),
  });
  app.addMenuLink({
    to: 'plugins/grid/grids',
    icon: GridFour,
    position: -3,
    intlLabel: { id: 'grid.menu.grids', defaultMessage: 'Grids' },
    permissions: permissionsOf('grids.read'),
    Component: () => import('./capabilities/grids/pages/GridsPage'),
  });
  app.addMenuLink({
    to: 'plugins/grid/import',
    icon: Upload,
    position: -2,
    intlLabel: { id: 'grid.menu.import', defaultMessage: 'Import' },
    permissions: permissionsOf('import.run'),
    Component: () => import('./capabilities/import/pages/ImportPage'),
  });
  app.addMenuLink({
    to: 'plugins/grid/operations',
    icon: Clock,
    position: -1,
    intlLabel: { id: 'grid.menu.operations', defaultMessage: 'Jobs and mail' },
    permissions: permissionsOf('jobs.read'),
    Component: () => import('./capabilities/operations/pages/OperationsPage'),
  });
  app.router.addRoute({ path: 'plugins/grid', element: <ToWorkbench /> });
}

function ToWorkbench() {
  const { search } = useLocation();
  return <Navigate to={{ pathname: WORKBENCH_PATH, search }} replace />;
}
