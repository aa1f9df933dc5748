import type { Db } from '../platform/db';

export interface TokenReach {
  readonly gridId: number;
  readonly types: readonly string[];
}

/** The grid and the types that a content-API token was bound to; an unbound token reaches nothing. */
export const tokenReach = async (db: Db, tokenId: number): Promise<TokenReach | null> => {
  const row = (await db.sql('grid_token_reach').where({ token_id: tokenId }).first('grid_id', 'types')) as { grid_id: number; types: string } | undefined;
  return row ? { gridId: row.grid_id, types: row.types.split(',') } : null;
};

export const bindToken = async (db: Db, tokenId: number, reach: TokenReach): Promise<void> => {
  await db.sql('grid_token_reach').insert({ token_id: tokenId, grid_id: reach.gridId, types: reach.types.join(',') });
};
