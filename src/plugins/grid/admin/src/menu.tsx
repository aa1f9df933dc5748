import type { StrapiApp } from '@strapi/strapi/admin';
import { ArrowsHorizontal, Calendar, CheckCircle, Clock, Discuss, Feather, GridFour, HandHeart, Layout, Lock, Shield, Star, Upload } from '@strapi/icons';
import { Navigate, useLocation } from 'react-router-dom';
import { permissionsOf } from './ui/permissions';

export const WORKBENCH_PATH = '/plugins/grid/workbench';

/** Every link has its own last part: Strapi's menu marks each link that the address starts with. */
const LINKS: readonly Parameters<StrapiApp['addMenuLink']>[0][] = [
  {
    to: 'plugins/grid/workbench',
    icon: HandHeart,
    position: -4,
    intlLabel: { id: 'grid.menu.workbench', defaultMessage: 'Workbench' },
    permissions: permissionsOf('workbench.read'),
    Component: () => import('./capabilities/workbench/pages/WorkbenchPage'),
  },
  {
    to: 'plugins/grid/matters',
    icon: Discuss,
    position: -3.5,
    intlLabel: { id: 'grid.menu.matters', defaultMessage: 'Matters' },
    permissions: permissionsOf('matter.read'),
    Component: () => import('./capabilities/matters/pages/MattersPage'),
  },
  {
    to: 'plugins/grid/projects',
    icon: CheckCircle,
    position: -3.2,
    intlLabel: { id: 'grid.menu.projects', defaultMessage: 'Project list' },
    permissions: permissionsOf('workbench.read'),
    Component: () => import('./capabilities/projects/pages/ProjectsPage'),
  },
  {
    to: 'plugins/grid/grids',
    icon: GridFour,
    position: -3,
    intlLabel: { id: 'grid.menu.grids', defaultMessage: 'Grids' },
    permissions: permissionsOf('grids.read'),
    Component: () => import('./capabilities/grids/pages/GridsPage'),
  },
  {
    to: 'plugins/grid/activities',
    icon: Calendar,
    position: -2.8,
    intlLabel: { id: 'grid.menu.activities', defaultMessage: 'Party life' },
    permissions: permissionsOf('activity.read'),
    Component: () => import('./capabilities/activities/pages/ActivitiesPage'),
  },
  {
    to: 'plugins/grid/requirements',
    icon: Layout,
    position: -2.7,
    intlLabel: { id: 'grid.menu.requirements', defaultMessage: 'Requirements met' },
    permissions: permissionsOf('requirement.read'),
    Component: () => import('./capabilities/requirements/pages/RequirementsPage'),
  },
  {
    to: 'plugins/grid/bulletins',
    icon: Feather,
    position: -2.5,
    intlLabel: { id: 'grid.menu.bulletins', defaultMessage: 'Bulletins' },
    permissions: permissionsOf('bulletin.read'),
    Component: () => import('./capabilities/bulletins/pages/BulletinsPage'),
  },
  {
    to: 'plugins/grid/stories',
    icon: Star,
    position: -2.2,
    intlLabel: { id: 'grid.menu.stories', defaultMessage: 'Stories' },
    permissions: permissionsOf('story.read'),
    Component: () => import('./capabilities/publicity/pages/StoriesPage'),
  },
  {
    to: 'plugins/grid/import',
    icon: Upload,
    position: -2,
    intlLabel: { id: 'grid.menu.import', defaultMessage: 'Import' },
    permissions: permissionsOf('import.run'),
    Component: () => import('./capabilities/import/pages/ImportPage'),
  },
  {
    to: 'plugins/grid/handover',
    icon: ArrowsHorizontal,
    position: -1.5,
    intlLabel: { id: 'grid.menu.handover', defaultMessage: 'Handover' },
    permissions: permissionsOf('handover.read'),
    Component: () => import('./capabilities/handover/pages/HandoverPage'),
  },
  {
    to: 'plugins/grid/operations',
    icon: Clock,
    position: -1,
    intlLabel: { id: 'grid.menu.operations', defaultMessage: 'Jobs and mail' },
    permissions: permissionsOf('jobs.read'),
    Component: () => import('./capabilities/operations/pages/OperationsPage'),
  },
  {
    to: 'plugins/grid/audit',
    icon: Shield,
    position: -0.5,
    intlLabel: { id: 'grid.menu.audit', defaultMessage: 'Audit trail' },
    permissions: permissionsOf('audit.read'),
    Component: () => import('./capabilities/audit/pages/AuditPage'),
  },
  {
    to: 'plugins/grid/privacy',
    icon: Lock,
    position: -1,
    intlLabel: { id: 'grid.menu.privacy', defaultMessage: 'Privacy' },
    permissions: permissionsOf('retention.read'),
    Component: () => import('./capabilities/privacy/pages/PrivacyPage'),
  },
];

export function registerMenu(app: Pick<StrapiApp, 'addMenuLink' | 'router'>) {
  for (const link of LINKS) app.addMenuLink(link);
  app.router.addRoute({ path: 'plugins/grid', element: <ToWorkbench /> });
}

function ToWorkbench() {
  const { search } = useLocation();
  return <Navigate to={{ pathname: WORKBENCH_PATH, search }} replace />;
}
