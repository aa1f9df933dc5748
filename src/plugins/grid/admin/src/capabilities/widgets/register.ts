import type { StrapiApp, WidgetArgs } from '@strapi/strapi/admin';
import { Discuss, GridFour, HandHeart } from '@strapi/icons';
import { WORKBENCH_PATH } from '../../menu';
import { permissionsOf } from '../../ui/permissions';
import { MATTERS_PATH } from '../matters/paths';

// Both count drafts and publications, and none of our types has them.
const POINTLESS = ['last-published-entries', 'chart-entries'];

export function registerWidgets(app: Pick<StrapiApp, 'widgets'>) {
  app.widgets.register((widgets) => [...OURS, ...widgets.filter(({ id }) => !POINTLESS.includes(id))]);
}

const OURS: WidgetArgs[] = [
  {
    id: 'my-duties',
    pluginId: 'grid',
    icon: HandHeart,
    title: { id: 'grid.widget.duties.title', defaultMessage: 'My duties' },
    link: { label: { id: 'grid.widget.duties.link', defaultMessage: 'Open the workbench' }, href: `${WORKBENCH_PATH}?mine=1` },
    permissions: permissionsOf('workbench.read'),
    component: async () => (await import('./components/my-duties')).MyDuties,
  },
  {
    id: 'my-matters',
    pluginId: 'grid',
    icon: Discuss,
    title: { id: 'grid.widget.matters.title', defaultMessage: 'Matters' },
    link: { label: { id: 'grid.widget.matters.link', defaultMessage: 'Open the register' }, href: MATTERS_PATH },
    permissions: permissionsOf('matter.read'),
    component: async () => (await import('./components/my-matters')).MyMatters,
  },
  {
    id: 'my-grid',
    pluginId: 'grid',
    icon: GridFour,
    title: { id: 'grid.widget.grid.title', defaultMessage: 'My grid' },
    link: { label: { id: 'grid.widget.grid.link', defaultMessage: 'Open the grids' }, href: '/plugins/grid/grids' },
    permissions: permissionsOf('workbench.read'),
    component: async () => (await import('./components/my-grid')).MyGrid,
  },
];
