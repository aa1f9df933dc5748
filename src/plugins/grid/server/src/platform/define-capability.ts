import type { Core } from '@strapi/strapi';
import type { Route } from './routes';
import type { Job } from './job';
import type { SealedColumn } from './sealing';
import type { ConsentHook } from '../access/consent-hooks';
import type { WriteHook } from '../access/write-hooks';

/** What a capability gives to Strapi. The plugin's entry only merges these. */
export interface Capability {
  readonly name: string;
  readonly contentTypes?: Record<string, { schema: unknown }>;
  readonly routes?: readonly Route[];
  /** Below `/api/grid`, for people on the portal. */
  readonly portalRoutes?: readonly Route[];
  /** Below `/api/grid`, without a login. */
  readonly publicRoutes?: readonly Route[];
  /** Below `/api/grid`, for tokens that were given the action. */
  readonly tokenRoutes?: readonly Route[];
  readonly jobs?: readonly Job[];
  /** Columns of platform tables that are sealed like confidential texts: their keys are rotated and asked for at the start. */
  readonly sealed?: readonly SealedColumn[];
  /** Run in the transaction of a write through the Document Service, after it: checks and consequences. */
  readonly onWrite?: Readonly<Record<string, WriteHook>>;
  /** Run in the transaction in which a person takes a consent back. */
  readonly onConsentEnded?: ConsentHook;
  /** Idempotent; runs at every start, after the tables and roles stand. */
  readonly seed?: (strapi: Core.Strapi) => Promise<void>;
}
