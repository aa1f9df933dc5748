import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { currentPrincipal } from './principal';

type Action = (ctx: Context, ...more: unknown[]) => Promise<unknown>;

/**
 * Routes that Strapi 5.54 opens to every account that is logged in, or to every full-access token, without a permission: mails to anybody
 * with any text, and a setting of the whole installation.
 */
const OPERATOR_ONLY = [
  ['email', 'email', 'send'],
  ['i18n', 'settings', 'updateSettings'],
] as const;

/** In `register`: routes bind their controllers' actions before any plugin's bootstrap. */
export const keepForOperators = (strapi: Core.Strapi): void => {
  for (const [plugin, name, actionName] of OPERATOR_ONLY) {
    const controller = strapi.plugin(plugin).controller(name) as unknown as Record<string, Action>;
    const action = controller[actionName];
    if (!action) throw new Error(`${plugin} has no ${name}.${actionName}: this Strapi version was not measured`);
    controller[actionName] = async (ctx, ...more) => {
      await onlyOperator(strapi);
      return action.call(controller, ctx, ...more);
    };
  }
};

/** @public */
export const onlyOperator = async (strapi: Core.Strapi): Promise<void> => {
  const principal = await currentPrincipal(strapi);
  if (principal.kind !== 'user' || !principal.superAdmin) throw new errors.ForbiddenError();
};
