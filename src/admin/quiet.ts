import { getFetchClient } from '@strapi/strapi/admin';

const BANNER_KEY = 'STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR';

/**
 * Strapi shows every user a banner about its new Media Library, which nobody here uses, until each has closed it. It has no
 * setting; it remembers being closed under the installation's id, so we remember that before anybody logs in.
 */
export async function dismissMediaLibraryBanner() {
  const { data } = await getFetchClient().get<{ data?: { uuid?: string | false } }>('/admin/init');
  for (const isLegacy of [true, false]) localStorage.setItem(`${BANNER_KEY}_${isLegacy}:${data.data?.uuid}`, 'true');
}
