import type { ActionId } from '../../../shared/contracts/access';

/** The shape that Strapi's menu links, widgets and Page.Protect ask for. */
export const permissionsOf = (...actions: ActionId[]) => actions.map((action) => ({ action: `plugin::grid.${action}`, subject: null }));
