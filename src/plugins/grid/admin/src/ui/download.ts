import { getFetchClient } from '@strapi/strapi/admin';

const KEPT_MS = 60_000;

/** Fetches a file with the account's token, which a plain link could not send, and hands it to the browser under a name that says which it is. */
export async function download(url: string, name: string): Promise<void> {
  const { data } = await getFetchClient().get(url, { responseType: 'blob' });
  saveAs(data, name);
}

export function saveAs(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser reads the file after the click: freed at once, a slow one would find nothing.
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}
