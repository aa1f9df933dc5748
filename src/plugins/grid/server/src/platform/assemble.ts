import type { Core } from '@strapi/strapi';
import { factories } from '@strapi/strapi';
import { rememberAbilities } from '../access/ability-memo';
import { onConsentEnded } from '../access/consent-hooks';
import { registerConditions } from '../access/conditions';
import { overrideContentManager } from '../access/content-manager-overrides';
import { documentGuard } from '../access/document-guard';
import { provisionRoles, registerActions } from '../access/provision';
import { keepForOperators } from '../access/operator-only';
import { TYPES } from '../access/policy';
import { provisionPortal } from '../access/provision-portal';
import { asSystem } from '../access/principal';
import { refusePlainTexts } from '../access/plain-texts';
import { checkSchemas } from '../access/schema-check';
import { keepPrivateUnsearched } from '../access/schemas';
import { narrowTokens } from '../access/token-doors';
import { registerTokenActions } from '../access/token-reach';
import { onWrite } from '../access/write-hooks';
import { answerShape } from './answer-shape';
import { auditRequests } from './audit-requests';
import { bodyErrors } from './body-errors';
import { bodyLimits } from './body-limits';
import type { Capability } from './define-capability';
import { edgeLimits } from './edge-limits';
import { checkConfiguration, tellOfOpenDoors, hardenOnce } from './hardening';
import { seedViews } from './content-manager-views';
import { loginLimits } from './rate-limit-logins';
import { requestLog } from './request-log';
import { registerJobs, startScheduler } from './scheduler';
import { useKeyRing, useSealedColumns } from './sealing';
import { checkSecrets } from './secrets';
import { settingsOf } from './settings';
import { settleBeforeClosing } from './settle';
import { uploadCleanup } from './upload-cleanup';
import { uploadHeaders } from './upload-headers';
import { loadTables, type MetadataSource } from './tables';

interface Life {
  strapi: Core.Strapi;
}

/** The plugin as Strapi wants it, from the capabilities. */
export const assemble = (capabilities: readonly Capability[]) => {
  const contentTypes = Object.assign({}, ...capabilities.map((each) => each.contentTypes ?? {})) as Record<string, { schema: unknown }>;
  const names = Object.keys(contentTypes);
  keepPrivateUnsearched(contentTypes);
  let stop: (() => void) | null = null;
  return {
    register: ({ strapi }: Life): void => {
      checkSecrets(strapi);
      checkConfiguration(strapi);
      checkSchemas(strapi, contentTypes);
      settleBeforeClosing(strapi);
      registerJobs(capabilities.flatMap((each) => each.jobs ?? []));
      useSealedColumns(capabilities.flatMap((each) => each.sealed ?? []));
      registerHooks(capabilities);
      closeWaysAround(strapi);
    },
    bootstrap: async ({ strapi }: Life): Promise<void> => {
      useKeyRing(settingsOf(strapi).fieldKeys);
      refusePlainTexts(strapi);
      loadTables(strapi.db.metadata as unknown as MetadataSource, names);
      await registerActions(strapi);
      await registerTokenActions(strapi);
      await registerConditions(strapi);
      rememberAbilities(strapi);
    },
    destroy: (): void => stop?.(),
    services: {
      ...servicesOf(names),
      start: ({ strapi }: Life) => ({
        /** Called by the host after Strapi's own bootstrap, which resets roles and cleans permissions. */
        async afterBootstrap(): Promise<void> {
          await provisionRoles(strapi);
          await provisionPortal(strapi);
          await hardenOnce(strapi);
          await tellOfOpenDoors(strapi);
          await seedViews(strapi, Object.keys(TYPES));
          for (const each of capabilities) if (each.seed) await asSystem(() => (each.seed as NonNullable<Capability['seed']>)(strapi));
          stop = startScheduler(strapi);
        },
      }),
    },
    contentTypes,
    controllers: controllersOf(names),
    middlewares: {
      'request-log': requestLog,
      'answer-shape': answerShape,
      'edge-limits': edgeLimits,
      'body-errors': bodyErrors,
      'body-limits': bodyLimits,
      'login-limits': loginLimits,
      'upload-headers': uploadHeaders,
      'upload-cleanup': uploadCleanup,
      'audit-requests': auditRequests,
    },
    routes: routesOf(capabilities, names),
  };
};

const routesOf = (capabilities: readonly Capability[], names: readonly string[]) => ({
  ...Object.fromEntries(names.map((name) => [name, () => factories.createCoreRouter(`plugin::grid.${name}` as never)])),
  admin: { type: 'admin', routes: capabilities.flatMap((each) => each.routes ?? []) },
  portal: { type: 'content-api', routes: capabilities.flatMap((each) => each.portalRoutes ?? []) },
  public: { type: 'content-api', routes: capabilities.flatMap((each) => each.publicRoutes ?? []) },
  token: { type: 'content-api', routes: capabilities.flatMap((each) => each.tokenRoutes ?? []) },
});

const registerHooks = (capabilities: readonly Capability[]): void => {
  for (const { name, onWrite: hooks = {}, onConsentEnded: hook } of capabilities) {
    for (const [type, each] of Object.entries(hooks)) onWrite(type, name, each);
    if (hook) onConsentEnded(name, hook);
  }
};

const closeWaysAround = (strapi: Core.Strapi): void => {
  strapi.documents.use(documentGuard(strapi) as never);
  overrideContentManager(strapi);
  narrowTokens(strapi);
  keepForOperators(strapi);
};

const controllersOf = (names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, factories.createCoreController(`plugin::grid.${name}` as never)]));

const servicesOf = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, factories.createCoreService(`plugin::grid.${name}` as never)]));
