import type { StrapiApp } from '@strapi/strapi/admin';
import { useTranslate } from '../../ui/translate';
import { EmployeePanel } from './components/employee-panel';

interface PanelProps {
  model: string;
  documentId?: string;
}

interface ContentManagerApis {
  addEditViewSidePanel: (panels: ((props: PanelProps) => { title: string; content: React.ReactNode } | null)[]) => void;
}

export function registerEmployeePanel(app: Pick<StrapiApp, 'getPlugin'>) {
  const apis = app.getPlugin('content-manager')?.apis as Partial<ContentManagerApis> | undefined;
  apis?.addEditViewSidePanel?.([EmployeeSidePanel]);
}

function EmployeeSidePanel({ model, documentId }: PanelProps) {
  const t = useTranslate();
  if (model !== 'plugin::grid.employee' || documentId === undefined || documentId === 'create') return null;
  return { title: t('panel.title'), content: <EmployeePanel documentId={documentId} /> };
}
