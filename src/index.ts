import type { Core } from '@strapi/strapi';

/** The host application is almost empty on purpose: everything lives in the plugin. */
export default {
  async bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
    await (strapi.plugin('grid').service('start') as { afterBootstrap(): Promise<void> }).afterBootstrap();
  },
};
