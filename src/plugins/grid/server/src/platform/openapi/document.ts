import type { ContentType } from './entities';
import { describeRest } from './rest';
import { describeRoutes, type RouteGroup } from './routes';
import { Components, errorAnswer, type Json } from './schemas';

interface Described {
  readonly groups: readonly RouteGroup[];
  readonly types: Readonly<Record<string, { readonly schema: unknown }>>;
}

/** OpenAPI 3.1 of everything of ours that answers over HTTP. @throws Error for a route without a contract. */
export const describeApi = ({ groups, types }: Described): Json => {
  const components = new Components();
  const error = components.of(errorAnswer, 'output');
  components.add('Pagination', PAGINATION);
  const paths = Object.assign({}, ...groups.map((group) => describeRoutes(components, group)), ...Object.entries(types).map(([name, { schema }]) => describeRest(components, name, schema as ContentType))) as Record<string, Json>;
  return {
    openapi: '3.1.1',
    info: {
      title: 'Lianxin',
      version: '0.1.0',
      description: 'Three doors, one policy: the routes of the admin panel, the routes of the portal for a person about himself, the generated REST and what is made for tokens; and the few routes that ask for no login. Rows are narrowed to the reach of the caller; unknown and forbidden answer alike.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    paths: sorted(paths),
    components: {
      schemas: sorted(components.schemas),
      responses: { Refused: { description: REFUSED, content: { 'application/json': { schema: error } } } },
      securitySchemes: {
        adminToken: { type: 'http', scheme: 'bearer', description: 'Access token of a login to the admin panel (30 minutes).' },
        portalToken: { type: 'http', scheme: 'bearer', description: 'Access token of a login to the portal: a person about himself.' },
        apiToken: { type: 'http', scheme: 'bearer', description: 'API token that is bound to a grid and to types; reads, and does what it was given by name (`x-action`).' },
      },
    },
  };
};

const REFUSED =
  '400 an input is wrong (`issues` say which); 401 not logged in; 403 not granted; 404 not there, or not within reach; 405 no such method; 409 the row changed meanwhile and nothing was written; 413 too large; 429 too often.';

const PAGINATION: Json = {
  type: 'object',
  properties: { page: { type: 'integer' }, pageSize: { type: 'integer' }, pageCount: { type: 'integer' }, start: { type: 'integer' }, limit: { type: 'integer' }, total: { type: 'integer' } },
  additionalProperties: false,
};

const sorted = <T>(record: Record<string, T>): Record<string, T> => Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
