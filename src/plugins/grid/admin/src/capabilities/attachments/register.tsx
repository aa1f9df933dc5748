import type { StrapiApp } from '@strapi/strapi/admin';
import type { AttachmentOwner } from '../../../../shared/contracts/attachments';
import { useMe } from '../../ui/use-me';
import { useTranslate } from '../../ui/translate';
import { AttachmentsPanel } from './components/attachments-panel';

const OWNERS: Record<string, AttachmentOwner> = { 'plugin::grid.care-event': 'care-event', 'plugin::grid.care-record': 'care-record' };

interface PanelProps {
  model: string;
  documentId?: string;
}

interface ContentManagerApis {
  addEditViewSidePanel: (panels: ((props: PanelProps) => { title: string; content: React.ReactNode } | null)[]) => void;
}

/** Beside the form of a talk or an event. */
export function registerAttachmentsPanel(app: Pick<StrapiApp, 'getPlugin'>) {
  const apis = app.getPlugin('content-manager')?.apis as Partial<ContentManagerApis> | undefined;
  apis?.addEditViewSidePanel?.([AttachmentsSidePanel]);
}

function AttachmentsSidePanel({ model, documentId }: PanelProps) {
  const t = useTranslate();
  const me = useMe();
  const type = OWNERS[model];
  if (type === undefined || documentId === undefined || documentId === 'create' || !me.may('attachment.read')) return null;
  return { title: t('attachments.title'), content: <AttachmentsPanel owner={{ type, row: documentId }} /> };
}
