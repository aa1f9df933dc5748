import type { Core } from '@strapi/strapi';
import { server } from './app';
import { TABLES } from './plant-rows';

type Db = import('../../src/plugins/grid/server/src/platform/db').Db;

type Module = Record<string, unknown>;
type Instead = (...given: never[]) => unknown;

interface Planted {
  /** What is let through. */
  readonly leak: string;
  /** Kinds of cells that must see it. */
  readonly seenBy: readonly string[];
  readonly door?: 'panel' | 'rest';
  /** Who sees it, where that is not everybody whose reach ends inside the plant. */
  readonly by?: string;
  /** The pieces of the guard that are taken away: module, exported function, and what stands in its place. */
  readonly without: readonly (readonly [module: string, piece: string, instead: Instead])[];
}

const nothing = (): void => undefined;
const nothingAsync = async (): Promise<void> => undefined;
const third = (_first: unknown, _second: unknown, asked: unknown): unknown => asked;

const anyRow = ['access/guard-context', 'rowFilter', () => null] as const;
const everyRowOfPanel = ['access/conditions', 'verdictOf', async () => true] as const;
const anyLink = [['access/guard-write', 'checkConnected', nothingAsync], ['access/guard-write', 'checkLinks', nothingAsync]] as const;
const anywhereAfter = ['access/guard-write', 'checkAfter', nothingAsync] as const;
const anyPopulate = ['access/guard-read', 'scopedPopulate', third] as const;
const anyFilter = ['access/guard-filters', 'scopedFilters', third] as const;

/** The row of a write, wherever it lies. */
const rowAnywhere = async (db: Db, _principal: unknown, type: string, documentId: string): Promise<object> => {
  const row = (await db.sql(TABLES[type] as string).where({ document_id: documentId }).first('*')) as { id: number; grid_id?: number };
  return { id: row.id, gridId: row.grid_id ?? null };
};

/** As Strapi does it. */
const countTables = async (strapi: Core.Strapi): Promise<object> => {
  let published = 0;
  for (const type of Object.keys(TABLES)) published += await strapi.db.query(`plugin::grid.${type}` as never).count();
  return { draft: 0, published, modified: 0 };
};

/** One entry for each way around the conditions of the panel that was measured, each without exactly the pieces that close it. */
export const PLANTED: readonly Planted[] = [
  { leak: 'a row is made out of reach', seenBy: ['create'], without: [...anyLink, anywhereAfter] },
  { leak: 'an update moves a row out of reach', seenBy: ['connect'], without: [...anyLink, anywhereAfter] },
  { leak: 'a foreign row is connected', seenBy: ['connect', 'create-connected'], without: anyLink },
  { leak: 'a foreign row is changed', seenBy: ['update'], without: [['access/guard-write', 'rowInScope', rowAnywhere], anywhereAfter, anyRow, everyRowOfPanel] },
  { leak: 'a foreign row is copied', seenBy: ['clone'], without: [['access/guard-write', 'rowInScope', rowAnywhere], ...anyLink, anyRow, everyRowOfPanel] },
  { leak: 'a write answers the stored row with its texts', seenBy: ['clone'], by: 'superAdmin', without: [['access/guard-texts', 'withoutTexts', nothing], ['access/guard-result', 'withoutPrivate', third], ['access/guard-texts', 'takeTexts', () => ({})]] },
  { leak: 'what the server keeps is taken from the body', seenBy: ['server-owned'], by: 'superAdmin', without: [['access/guard-data', 'writableData', third]] },
  { leak: 'a verb is not asked', seenBy: ['rest-write'], by: 'bound full-access token', door: 'rest', without: [['access/guard-write', 'checkVerb', nothing]] },
  { leak: 'a foreign row is populated', seenBy: ['populate'], without: [anyPopulate] },
  { leak: 'a foreign row is populated over REST', seenBy: ['populate'], door: 'rest', without: [anyPopulate] },
  { leak: 'a filter finds by a foreign row', seenBy: ['filter'], without: [anyFilter] },
  { leak: 'a filter over REST finds by a foreign row', seenBy: ['filter'], door: 'rest', without: [anyFilter] },
  { leak: 'a sort follows a foreign row', seenBy: ['sort'], without: [['access/guard-sort', 'checkSort', nothing]] },
  { leak: 'the picker takes populate and filters', seenBy: ['picker-query'], without: [['access/content-manager-overrides', 'keepOnly', nothing]] },
  { leak: 'the picker is not conditioned', seenBy: ['picker'], without: [everyRowOfPanel] },
  { leak: 'existing relations name foreign rows', seenBy: ['existing'], without: [['access/content-manager-overrides', 'dropForeign', nothingAsync]] },
  { leak: 'the check before publishing names foreign rows', seenBy: ['bulk-find'], without: [anyRow] },
  { leak: 'counts of drafts ask all rows', seenBy: ['count-many', 'count-draft'], without: [['access/content-manager-overrides', 'reached', third]] },
  { leak: 'the homepage counts whole tables', seenBy: ['homepage'], without: [['access/content-manager-overrides', 'countReached', countTables]] },
  { leak: 'the routes of single types serve ours', seenBy: ['single'], without: [['access/content-manager-overrides', 'notOurs', (_ctx: unknown, next: () => unknown) => next()]] },
  { leak: 'lists are not narrowed', seenBy: ['list', 'one'], without: [anyRow, everyRowOfPanel] },
  { leak: 'REST is not narrowed', seenBy: ['rest-list', 'rest-one'], door: 'rest', without: [anyRow] },
  { leak: 'anybody sends mails', seenBy: ['closed'], without: [['access/operator-only', 'onlyOperator', nothingAsync]] },
  { leak: 'a token opens what is not ours', seenBy: ['closed'], door: 'rest', without: [['access/token-doors', 'opens', () => true]] },
];

/**
 * Does work without some pieces of the guard, and puts them back whatever happens. The compiled modules call each other, and their own
 * exported functions, through `exports`.
 */
export const withoutGuards = async (pieces: Planted['without'], work: () => Promise<void>): Promise<void> => {
  const taken = pieces.map(([name, piece, instead]) => ({ module: server(name) as Module, piece, instead, kept: (server(name) as Module)[piece] }));
  for (const { module, piece, instead, kept } of taken) {
    if (typeof kept !== 'function') throw new Error(`${piece} is no piece of the guard`);
    module[piece] = instead;
  }
  try {
    await work();
  } finally {
    for (const { module, piece, kept } of taken) module[piece] = kept;
  }
};
