import type { StrapiApp } from '@strapi/strapi/admin';
import type { ConfidentialType } from '../../../../shared/contracts/confidential';
import { useTranslate } from '../../ui/translate';
import { RowTexts } from './components/text-states';

const TYPES: Record<string, ConfidentialType> = { 'plugin::grid.care-event': 'care-event', 'plugin::grid.care-record': 'care-record', 'plugin::grid.care-profile': 'care-profile', 'plugin::grid.care-plan': 'care-plan' };

interface PanelProps {
  model: string;
  documentId?: string;
}

interface ContentManagerApis {
  addEditViewSidePanel: (panels: ((props: PanelProps) => { title: string; content: React.ReactNode } | null)[]) => void;
}

/** Beside the form of a row with confidential texts, which itself knows none. */
export function registerConfidentialPanel(app: Pick<StrapiApp, 'getPlugin'>) {
  const apis = app.getPlugin('content-manager')?.apis as Partial<ContentManagerApis> | undefined;
  apis?.addEditViewSidePanel?.([ConfidentialPanel]);
}

function ConfidentialPanel({ model, documentId }: PanelProps) {
  const t = useTranslate();
  const type = TYPES[model];
  if (type === undefined || documentId === undefined || documentId === 'create') return null;
  return { title: t('confidential.title'), content: <RowTexts type={type} documentId={documentId} /> };
}
