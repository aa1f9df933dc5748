import type { Core } from '@strapi/strapi';
import { withReads, type Db } from '../platform/db';
import { IN_REACH } from './conditions';
import { requestPrincipal } from './principal';
import { treeOfVersion, treeVersionColumn, type TreeMap } from './tree-map';

interface AdminUser {
  id: number;
  roles: { code: string }[];
}

interface Engine {
  generateUserAbility(user: AdminUser): Promise<unknown>;
}

interface Remembered {
  readonly basis: string;
  readonly tree: TreeMap;
  readonly ability: unknown;
}

const MOST_ACCOUNTS = 500;

/**
 * Strapi builds what an account may do anew in every admin request: 30 permission rows cost 3 to 4 ms, more than the list that was asked for.
 * Here the rows, the reach and the tree are still read in every request, and only what was built from exactly the same is used again; so
 * a permission, a role or an appointment that ends takes effect with the next request, as before.
 */
export const rememberAbilities = (strapi: Core.Strapi): void => {
  const { engine } = strapi.service('admin::permission') as { engine?: Engine };
  if (!engine?.generateUserAbility) throw new Error('admin has no permission.engine.generateUserAbility: this Strapi version was not measured');
  const build = engine.generateUserAbility.bind(engine);
  const remembered = new Map<number, Remembered>();
  engine.generateUserAbility = async (user) => {
    // Only within a request do the condition and this function see the same reach.
    if (!strapi.requestContext.get()) return build(user);
    const { scope } = await requestPrincipal(strapi, user);
    const { tree, rows } = await withReads(strapi, (db) => treeAndRows(db, user.id));
    const basis = JSON.stringify([scope, user.roles.map((role) => role.code), rows]);
    const known = remembered.get(user.id);
    if (known?.basis === basis && known.tree === tree) return known.ability;
    // Conditions of others may ask the clock or tables that are not looked at here.
    if (!onlyOurConditions(rows)) return build(user);
    const ability = await build(user);
    if (remembered.size >= MOST_ACCOUNTS) remembered.clear();
    remembered.set(user.id, { basis, tree, ability });
    return ability;
  };
};

const COLUMNS = 'p.id, u.role_id, p.updated_at, p.action, p.action_parameters, p.subject, p.properties, p.conditions';

/**
 * The tree, and the rows that Strapi would build from as one JSON text: comparing one text is cheaper than reading fifty rows. With their
 * ids and times of change: rows that were taken away and given back are other rows.
 */
const treeAndRows = async (db: Db, userId: number): Promise<{ tree: TreeMap; rows: string }> => {
  const all = db.dialect === 'sqlite' ? `json_group_array(json_array(${COLUMNS}) order by p.id, u.role_id)` : `coalesce(json_agg(json_build_array(${COLUMNS}) order by p.id, u.role_id)::text, '[]')`;
  const found = (await db
    .sql('admin_users_roles_lnk as u')
    .join('admin_permissions_role_lnk as r', 'r.role_id', 'u.role_id')
    .join('admin_permissions as p', 'p.id', 'r.permission_id')
    .where('u.user_id', userId)
    .first(db.sql.raw(`${all} as ??`, ['rows']), treeVersionColumn(db))) as { rows: string; treeVersion: string | null };
  return { rows: found.rows, tree: await treeOfVersion(db, found.treeVersion) };
};

const onlyOurConditions = (rows: string): boolean =>
  (JSON.parse(rows) as unknown[][]).every((row) => {
    // Text on SQLite, a value on PostgreSQL.
    const conditions = row.at(-1);
    const text = typeof conditions === 'string' ? conditions : JSON.stringify(conditions ?? []);
    return text === '[]' || text === JSON.stringify([IN_REACH]);
  });
