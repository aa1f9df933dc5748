import type { Core } from '@strapi/strapi';
import type { TokenActionId } from '../../../shared/contracts/access';
import { appendAudit, systemActor, type AuditActor } from '../platform/audit';
import { InvalidInput } from '../platform/errors';
import type { Db } from '../platform/db';
import { TOKEN_ACTIONS, TYPES } from './policy';
import { treeVersionColumn } from './tree-map';

export interface TokenReach {
  readonly gridId: number;
  readonly types: readonly string[];
  /** What it may do beyond reading. */
  readonly may: readonly TokenActionId[];
}

/** The grid and the types that a content-API token was bound to, and the version of the tree; an unbound token reaches nothing. */
export const tokenReach = async (db: Db, tokenId: number): Promise<(TokenReach & { readonly treeVersion: string | null }) | null> => {
  const row = (await db.sql('grid_token_reach').where({ token_id: tokenId }).first('grid_id', 'types', 'may', treeVersionColumn(db))) as { grid_id: number; types: string; may: string; treeVersion: string | null } | undefined;
  return row ? { gridId: row.grid_id, types: listed(row.types), may: listed(row.may).filter(isAction), treeVersion: row.treeVersion } : null;
};

const listed = (text: string): string[] => text.split(',').filter((each) => each !== '');

const isAction = (name: string): name is TokenActionId => Object.hasOwn(TOKEN_ACTIONS, name);

/** @public */
export const bindToken = async (db: Db, tokenId: number, { gridId, types, may = [] }: Omit<TokenReach, 'may'> & Partial<TokenReach>): Promise<void> => {
  await db.sql('grid_token_reach').insert({ token_id: tokenId, grid_id: gridId, types: types.join(','), may: may.join(',') });
};

export interface NewToken {
  readonly name: string;
  readonly gridCode: string;
  readonly types: readonly string[];
  /** Names of actions of a token, as they were typed. */
  readonly may?: readonly string[];
}

interface TokenService {
  create(token: object): Promise<{ id: number; accessKey: string }>;
}

// Strapi's column: PostgreSQL refuses a longer one, and the reach itself is a row of ours.
const DESCRIPTION_MAX = 255;

/** @public Makes a token that reads the given types below the given grid and may what is named, and returns its key, which is shown once. @throws InvalidInput */
export const makeToken = async (strapi: Core.Strapi, db: Db, { name, gridCode, types, may = [] }: NewToken, by: AuditActor = systemActor('npm run token')): Promise<string> => {
  const unknown = types.filter((type) => !(type in TYPES));
  if (unknown.length > 0) throw new InvalidInput([{ field: 'types', code: 'unknown_value', value: unknown.join(','), allowed: Object.keys(TYPES).join(', ') }]);
  const actions = may.filter(isAction);
  if (actions.length < may.length) throw new InvalidInput([{ field: 'may', code: 'unknown_value', value: may.filter((each) => !isAction(each)).join(','), allowed: Object.keys(TOKEN_ACTIONS).join(', ') }]);
  const grid = (await db.sql('grid_grids').where({ code: gridCode }).first('id')) as { id: number } | undefined;
  if (!grid) throw new InvalidInput([{ field: 'grid', code: 'unknown_grid', value: gridCode, allowed: 'the code of a grid' }]);
  const permissions = [...types.flatMap((type) => [`plugin::grid.${type}.find`, `plugin::grid.${type}.findOne`]), ...actions.map(permissionOf)];
  const description = [...(types.length > 0 ? [`reads ${types.join(', ')}`] : []), ...(actions.length > 0 ? [`may ${actions.join(', ')}`] : [])].join('; ');
  const token = await (strapi.service('admin::api-token') as unknown as TokenService).create({ name, description: `${description} of ${gridCode}`.slice(0, DESCRIPTION_MAX), type: 'custom', lifespan: null, permissions });
  await bindToken(db, token.id, { gridId: grid.id, types, may: actions });
  await appendAudit(db, by, [{ action: 'token.create', type: 'token', rowId: String(token.id), details: { name, grid: gridCode, types: types.join(' '), ...(actions.length > 0 ? { may: actions.join(' ') } : {}) } }]);
  return token.accessKey;
};

/** The name under which Strapi knows what a token may; it is asked before we are. */
export const permissionOf = (action: TokenActionId): string => `plugin::grid.${action}`;

interface ContentApi {
  readonly permissions: { readonly providers: { readonly action: { register: (uid: string, action: object) => Promise<unknown> } } };
}

/** Strapi takes a token's permissions only from the actions it knows, and finds by itself those of generated routes alone. In `bootstrap`. */
export const registerTokenActions = async (strapi: Core.Strapi): Promise<void> => {
  for (const uid of (Object.keys(TOKEN_ACTIONS) as TokenActionId[]).map(permissionOf)) await (strapi.contentAPI as unknown as ContentApi).permissions.providers.action.register(uid, { uid });
};
