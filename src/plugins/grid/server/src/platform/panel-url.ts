import type { Core } from '@strapi/strapi';

/** Where our pages of the admin panel are, for a mail. */
export const panelUrl = (strapi: Core.Strapi): string => {
  const configured = strapi.config.get<string>('server.url', '');
  const base = configured === '' ? `http://${strapi.config.get<string>('server.host', '127.0.0.1')}:${strapi.config.get<number>('server.port', 1337)}` : configured;
  return `${base.replace(/\/$/, '')}/admin/plugins/grid`;
};
