import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

interface Auth {
  strategy?: { name?: string };
}
interface AuthService {
  verify: (auth: Auth | undefined, config?: false | { scope?: string | string[] }) => Promise<unknown>;
}

/**
 * What a token opens at all. Strapi's full-access token may do everything of every plugin: read and delete accounts, send mails, upload
 * files; its admin token acts for an account without the person behind it. Here a token of the content API asks our types and nothing
 * else (which rows is its binding's business), and an admin token opens nothing. In `register`: every route asks this service.
 */
export const narrowTokens = (strapi: Core.Strapi): void => {
  const service = strapi.get('auth') as AuthService;
  const { verify } = service;
  service.verify = async (auth, config) => {
    if (config !== false && !opens(auth?.strategy?.name, config?.scope)) throw new errors.ForbiddenError();
    return verify.call(service, auth, config);
  };
};

/** @public */
export const opens = (strategy: string | undefined, scope: string | string[] = []): boolean => {
  if (strategy === 'admin-token') return false;
  if (strategy !== 'content-api-token') return true;
  const asked = [scope].flat();
  return asked.length > 0 && asked.every((each) => each.startsWith('plugin::grid.'));
};
