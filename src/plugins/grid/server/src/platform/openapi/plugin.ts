import type { Route } from '../routes';
import { describeApi } from './document';
import type { Json } from './schemas';

/** What the description reads of the assembled plugin. */
interface Described {
  readonly contentTypes: Readonly<Record<string, { readonly schema: unknown }>>;
  readonly routes: object;
}

/** @public The description of the assembled plugin; a group of routes that is added to it is added here, with its prefix and its login. */
export const describePlugin = ({ contentTypes, routes }: Described): Json => {
  const { admin, portal, public: open, token } = routes as Record<'admin' | 'portal' | 'public' | 'token', { routes: readonly Route[] }>;
  return describeApi({
    types: contentTypes,
    groups: [
      { prefix: '/grid', security: 'adminToken', routes: admin.routes },
      { prefix: '/api/grid', security: 'portalToken', routes: portal.routes },
      { prefix: '/api/grid', security: null, routes: open.routes },
      { prefix: '/api/grid', security: 'apiToken', routes: token.routes },
    ],
  });
};

const WIDTH = 140;

/** @public As a file: what fits on a line stands on one, so that a change reads as a change. */
export const printed = (value: unknown, indent = ''): string => {
  const short = JSON.stringify(value);
  if (typeof value !== 'object' || value === null || short.length + indent.length <= WIDTH) return short;
  const inner = `${indent}  `;
  const entries = Array.isArray(value) ? value.map((each) => printed(each, inner)) : Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}: ${printed(each, inner)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${entries.map((entry) => inner + entry).join(',\n')}\n${indent}${close}`;
};
