import type { Core } from '@strapi/strapi';
import { appendAudit, systemActor, type AuditActor } from '../platform/audit';
import { InvalidInput } from '../platform/errors';
import type { Db } from '../platform/db';
import { TYPES } from './policy';
import { treeVersionColumn } from './tree-map';

export interface TokenReach {
  readonly gridId: number;
  readonly types: readonly string[];
}

/** The grid and the types that a content-API token was bound to, and the version of the tree; an unbound token reaches nothing. */
export const tokenReach = async (db: Db, tokenId: number): Promise<(TokenReach & { readonly treeVersion: string | null }) | null> => {
  const row = (await db.sql('grid_token_reach').where({ token_id: tokenId }).first('grid_id', 'types', treeVersionColumn(db))) as { grid_id: number; types: string; treeVersion: string | null } | undefined;
  return row ? { gridId: row.grid_id, types: row.types.split(','), treeVersion: row.treeVersion } : null;
};

/** @public */
export const bindToken = async (db: Db, tokenId: number, reach: TokenReach): Promise<void> => {
  await db.sql('grid_token_reach').insert({ token_id: tokenId, grid_id: reach.gridId, types: reach.types.join(',') });
};

export interface NewToken {
  readonly name: string;
  readonly gridCode: string;
  readonly types: readonly string[];
}

interface TokenService {
  create(token: object): Promise<{ id: number; accessKey: string }>;
}

// Strapi's column: PostgreSQL refuses a longer one, and the reach itself is a row of ours.
const DESCRIPTION_MAX = 255;

/** @public Makes a token that reads the given types below the given grid, and returns its key, which is shown once. @throws InvalidInput */
export const makeToken = async (strapi: Core.Strapi, db: Db, { name, gridCode, types }: NewToken, by: AuditActor = systemActor('npm run token')): Promise<string> => {
  const unknown = types.filter((type) => !(type in TYPES));
  if (unknown.length > 0) throw new InvalidInput([{ field: 'types', code: 'unknown_value', value: unknown.join(','), allowed: Object.keys(TYPES).join(', ') }]);
  const grid = (await db.sql('grid_grids').where({ code: gridCode }).first('id')) as { id: number } | undefined;
  if (!grid) throw new InvalidInput([{ field: 'grid', code: 'unknown_grid', value: gridCode, allowed: 'the code of a grid' }]);
  const permissions = types.flatMap((type) => [`plugin::grid.${type}.find`, `plugin::grid.${type}.findOne`]);
  const token = await (strapi.service('admin::api-token') as unknown as TokenService).create({ name, description: `reads ${types.join(', ')} of ${gridCode}`.slice(0, DESCRIPTION_MAX), type: 'custom', lifespan: null, permissions });
  await bindToken(db, token.id, { gridId: grid.id, types });
  await appendAudit(db, by, [{ action: 'token.create', type: 'token', rowId: String(token.id), details: { name, grid: gridCode, types: types.join(' ') } }]);
  return token.accessKey;
};
