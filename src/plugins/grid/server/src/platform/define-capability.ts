import type { Core } from '@strapi/strapi';
import type { Route } from './routes';
import type { Job } from './job';
import type { WriteHook } from '../access/write-hooks';

/** What a capability gives to Strapi. The plugin's entry only merges these. */
export interface Capability {
  readonly name: string;
  readonly contentTypes?: Record<string, { schema: unknown }>;
  readonly routes?: readonly Route[];
  readonly jobs?: readonly Job[];
  /** Run in the transaction of a write through the Document Service, after it: checks and consequences. */
  readonly onWrite?: Readonly<Record<string, WriteHook>>;
  /** Idempotent; runs at every start, after the tables and roles stand. */
  readonly seed?: (strapi: Core.Strapi) => Promise<void>;
}
