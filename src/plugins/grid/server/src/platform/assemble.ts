import type { Core } from '@strapi/strapi';
import { factories } from '@strapi/strapi';
import { registerConditions } from '../access/conditions';
import { overrideContentManager } from '../access/content-manager-overrides';
import { documentGuard } from '../access/document-guard';
import { provisionRoles, registerActions } from '../access/provision';
import { TYPES } from '../access/policy';
import { asSystem } from '../access/principal';
import { policyOf } from '../access/schemas';
import { onWrite } from '../access/write-hooks';
import type { Capability } from './define-capability';
import { edgeLimits } from './edge-limits';
import { hardenOnce } from './hardening';
import { seedViews } from './content-manager-views';
import { registerJobs, startScheduler } from './scheduler';
import { settingsOf } from './settings';
import { uploadCleanup } from './upload-cleanup';
import { loadTables, type MetadataSource } from './tables';

interface Life {
  strapi: Core.Strapi;
}

/** The plugin as Strapi wants it, from the capabilities. */
export const assemble = (capabilities: readonly Capability[]) => {
  const contentTypes = Object.assign({}, ...capabilities.map((each) => each.contentTypes ?? {})) as Record<string, { schema: unknown }>;
  const names = Object.keys(contentTypes);
  let stop: (() => void) | null = null;
  return {
    register: ({ strapi }: Life): void => {
      names.forEach(policyOf);
      registerJobs(capabilities.flatMap((each) => each.jobs ?? []));
      for (const each of capabilities) for (const [type, hook] of Object.entries(each.onWrite ?? {})) onWrite(type, hook);
      strapi.documents.use(documentGuard(strapi) as never);
      overrideContentManager(strapi);
    },
    bootstrap: async ({ strapi }: Life): Promise<void> => {
      settingsOf(strapi);
      loadTables(strapi.db.metadata as unknown as MetadataSource, names);
      await registerActions(strapi);
      await registerConditions(strapi);
    },
    destroy: (): void => stop?.(),
    services: {
      ...servicesOf(names),
      start: ({ strapi }: Life) => ({
        /** Called by the host after Strapi's own bootstrap, which resets roles and cleans permissions. */
        async afterBootstrap(): Promise<void> {
          await provisionRoles(strapi);
          await hardenOnce(strapi);
          await seedViews(strapi, Object.keys(TYPES));
          for (const each of capabilities) if (each.seed) await asSystem(() => (each.seed as NonNullable<Capability['seed']>)(strapi));
          stop = startScheduler(strapi);
        },
      }),
    },
    contentTypes,
    controllers: controllersOf(names),
    middlewares: { 'edge-limits': edgeLimits, 'upload-cleanup': uploadCleanup },
    routes: {
      ...Object.fromEntries(names.map((name) => [name, () => factories.createCoreRouter(`plugin::grid.${name}` as never)])),
      admin: { type: 'admin', routes: capabilities.flatMap((each) => each.routes ?? []) },
    },
  };
};

const controllersOf = (names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, factories.createCoreController(`plugin::grid.${name}` as never)]));

const servicesOf = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, factories.createCoreService(`plugin::grid.${name}` as never)]));
