import { getFetchClient } from '@strapi/strapi/admin';
import type { Attachment, AttachmentOwner } from '../../../../shared/contracts/attachments';
import type { Why } from '../confidential/components/reason-dialog';
import { saveAs } from '../../ui/download';
import { rawPost } from '../../ui/raw-post';
import { del } from '../../ui/use-action';

export interface Owner {
  type: AttachmentOwner;
  row: string;
}

export async function addFile({ type, row }: Owner, file: File): Promise<Attachment> {
  const form = new FormData();
  form.append('type', type);
  form.append('row', row);
  form.append('file', file);
  return (await getFetchClient().post<Attachment>('/grid/attachments', form)).data;
}

export const removeFile = (id: string) => del<null>(`/grid/attachments/${id}`);

/** The file as a download: it is never shown inside of the panel. */
export async function openFile({ id, name }: Attachment, why: Why, token: string | null): Promise<void> {
  const response = await rawPost(`/grid/attachments/${id}/readings`, () => why, token);
  saveAs(await response.blob(), name);
}
