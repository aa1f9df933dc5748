import type { Core } from '@strapi/strapi';
import type { ActionId, RoleCode } from '../../../shared/contracts/access';
import { IN_REACH } from './conditions';
import { ACTIONS, ROLES, TYPES, type Verb } from './policy';
import { roleCodeOf } from './role-codes';
import { attributesOf } from './schemas';

interface Permission {
  action: string;
  subject: string | null;
  properties: { fields?: string[] };
  conditions: string[];
}

interface RoleServices {
  findOne(where: object): Promise<{ id: number } | null>;
  create(role: object): Promise<{ id: number }>;
  assignPermissions(id: number, permissions: Permission[]): Promise<unknown>;
}

const NAMES: Record<RoleCode, { name: string; description: string }> = {
  office: { name: '党群办', description: 'Party-work office: all rows; organisation, imports, rules, calendar, tasks. Owned by code.' },
  committee: { name: '党委', description: 'Committee: reads all rows of its committee. Owned by code.' },
  branch: { name: '党支部', description: 'Branch secretary and committee members: own branch. Owned by code.' },
  group: { name: '党小组', description: 'Group leader and grid leader: own group. Owned by code.' },
  publisher: { name: '宣传', description: 'Editors of stories, activities and bulletins: no file of anybody. Owned by code.' },
  privacyOfficer: { name: '个人信息保护负责人', description: 'Privacy officer: audit, consents, retention; no content. Owned by code.' },
};

export const registerActions = async (strapi: Core.Strapi): Promise<void> => {
  const actions = (Object.keys(ACTIONS) as ActionId[]).map((uid) => ({ section: 'plugins', displayName: uid, uid, pluginName: 'grid' }));
  const { actionProvider } = strapi.service('admin::permission') as { actionProvider: { registerMany(actions: object[]): Promise<unknown> } };
  await actionProvider.registerMany(actions);
};

/** Writes the roles as the policy table has them, reads them back and refuses to start when they differ. */
export const provisionRoles = async (strapi: Core.Strapi): Promise<void> => {
  const roles = strapi.service('admin::role') as unknown as RoleServices;
  for (const role of ROLES) {
    const code = roleCodeOf(role);
    const { id } = (await roles.findOne({ code })) ?? (await roles.create({ ...NAMES[role], code }));
    const wanted = permissionsOf(strapi, role);
    await roles.assignPermissions(id, wanted);
    await assertStored(strapi, id, code, wanted);
  }
};

const VERBS: readonly Verb[] = ['read', 'create', 'update', 'delete'];

const permissionsOf = (strapi: Core.Strapi, role: RoleCode): Permission[] => [
  ...Object.keys(TYPES).flatMap((type) => VERBS.filter((verb) => TYPES[type]?.verbs[verb].includes(role)).map((verb) => permission(strapi, type, verb))),
  ...(Object.keys(ACTIONS) as ActionId[])
    .filter((action) => ACTIONS[action].includes(role))
    .map((action) => ({ action: `plugin::grid.${action}`, subject: null, properties: {}, conditions: [] })),
];

const permission = (strapi: Core.Strapi, type: string, verb: Verb): Permission => ({
  action: `plugin::content-manager.explorer.${verb}`,
  subject: `plugin::grid.${type}`,
  properties: verb === 'delete' ? {} : { fields: fieldsOf(strapi, type, verb) },
  conditions: TYPES[type]?.rows === 'shared' ? [] : [IN_REACH],
});

const fieldsOf = (strapi: Core.Strapi, type: string, verb: Verb): string[] =>
  Object.entries(attributesOf(strapi, type))
    .filter(([name, attribute]) => !attribute.private && !['createdBy', 'updatedBy', 'localizations'].includes(name) && (verb === 'read' || !TYPES[type]?.serverOwned.includes(name)))
    .filter(([name]) => !['id', 'documentId', 'createdAt', 'updatedAt', 'publishedAt', 'locale'].includes(name))
    .map(([name]) => name);

const assertStored = async (strapi: Core.Strapi, roleId: number, code: string, wanted: readonly Permission[]): Promise<void> => {
  const stored = (await strapi.db.query('admin::permission').findMany({ where: { role: { id: roleId } } })) as Permission[];
  const keyOf = (each: Permission): string => JSON.stringify([each.action, each.subject, [...(each.properties.fields ?? [])].sort(), each.conditions]);
  const has = new Set(stored.map(keyOf));
  const missing = wanted.filter((each) => !has.has(keyOf(each)));
  if (missing.length > 0 || stored.length !== wanted.length) {
    throw new Error(`role ${code}: ${stored.length} permissions stored, ${wanted.length} wanted; first that differs: ${JSON.stringify(missing[0] ?? null)}. Refusing to start.`);
  }
};
