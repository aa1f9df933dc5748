import { getFetchClient } from '@strapi/strapi/admin';

/** Fetches a file with the account's token, which a plain link could not send, and hands it to the browser. */
export async function download(url: string, fallbackName: string): Promise<void> {
  const { data, headers } = await getFetchClient().get(url, { responseType: 'blob' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(data);
  link.download = nameIn(headers?.get('content-disposition') ?? null) ?? fallbackName;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** The name in RFC 5987 form comes first: the plain one cannot hold Chinese. */
function nameIn(disposition: string | null): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  if (encoded !== undefined) return decodeURIComponent(encoded);
  return /filename="([^"]+)"/i.exec(disposition ?? '')?.[1] ?? null;
}
