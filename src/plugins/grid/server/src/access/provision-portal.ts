import type { Core } from '@strapi/strapi';

/** The one portal role. What a person may there follows from the policy table and the day, not from rows that an operator edits. */
export const PORTAL_ROLE = 'lianxin-portal';

const auth = (...names: string[]): string[] => names.map((name) => `plugin::users-permissions.auth.${name}`);

/** What Strapi's own portal roles may do with Strapi's plugins. Rights on an application's own types (`api::…`) are not ours to take. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  public: auth('callback', 'refresh', 'forgotPassword', 'resetPassword'),
  authenticated: auth('changePassword', 'logout'),
  [PORTAL_ROLE]: [...auth('changePassword', 'logout'), 'plugin::users-permissions.user.me'],
};

interface PortalRoleRow {
  id: number;
  type: string;
  permissions: { id: number; action: string }[];
}

/**
 * Brings the portal's roles to exactly this, at every start: the generated routes of users and uploads go past the guard, so no
 * portal role gets them. @throws Error when what is read back differs.
 */
export const provisionPortal = async (strapi: Core.Strapi): Promise<void> => {
  await ensureRole(strapi);
  for (const role of await readRoles(strapi)) await bringInLine(strapi, role);
  const wrong = (await readRoles(strapi)).filter((role) => !isInLine(role));
  if (wrong.length > 0) throw new Error(`portal role ${wrong.map((role) => role.type).join(', ')}: permissions differ from access/provision-portal.ts. Refusing to start.`);
};

const roles = (strapi: Core.Strapi) => strapi.db.query('plugin::users-permissions.role');

const ensureRole = async (strapi: Core.Strapi): Promise<void> => {
  if (await roles(strapi).findOne({ where: { type: PORTAL_ROLE } })) return;
  await roles(strapi).create({ data: { name: '门户 Portal', type: PORTAL_ROLE, description: 'Staff on the portal: own file and own matters. Owned by code.' } });
};

const readRoles = (strapi: Core.Strapi): Promise<PortalRoleRow[]> => roles(strapi).findMany({ populate: ['permissions'] }) as Promise<PortalRoleRow[]>;

const allowedFor = (role: PortalRoleRow): readonly string[] => ALLOWED[role.type] ?? [];

const isOurs = (action: string): boolean => action.startsWith('plugin::');

const missingIn = (role: PortalRoleRow): string[] => allowedFor(role).filter((action) => !role.permissions.some((each) => each.action === action));

const surplusIn = (role: PortalRoleRow) => role.permissions.filter(({ action }) => isOurs(action) && !allowedFor(role).includes(action));

const isInLine = (role: PortalRoleRow): boolean => missingIn(role).length + surplusIn(role).length === 0;

const bringInLine = async (strapi: Core.Strapi, role: PortalRoleRow): Promise<void> => {
  const permissions = strapi.db.query('plugin::users-permissions.permission');
  const surplus = surplusIn(role);
  if (surplus.length > 0) strapi.log.warn(`the role ${role.type} of the portal held ${surplus.map(({ action }) => action).sort().join(', ')}; taken away`);
  for (const { id } of surplus) await permissions.delete({ where: { id } });
  for (const action of missingIn(role)) await permissions.create({ data: { action, role: role.id } });
};
