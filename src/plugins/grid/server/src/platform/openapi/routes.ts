import { z } from 'zod';
import type { ActionId, PortalActionId, PublicActionId, TokenActionId } from '../../../../shared/contracts/access';
import { ACTIONS, PORTAL_ACTIONS } from '../../access/policy';
import { isText, isUpload, type Answer, type AnyContract } from '../contract';
import type { Route } from '../routes';
import { type Components, nothing, type Json } from './schemas';

/** One group of routes under a prefix, called with one kind of login; null = with none. */
export interface RouteGroup {
  readonly prefix: string;
  readonly security: string | null;
  readonly routes: readonly Route[];
}

/** The operations of a group by path and method. @throws Error for a route without a contract. */
export const describeRoutes = (components: Components, { prefix, security, routes }: RouteGroup): Record<string, Json> => {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    if (route.contract === null) throw new Error(`${route.method} ${prefix}${route.path} has no contract: say what it takes and answers (platform/contract.ts)`);
    const path = `${prefix}${route.path}`.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(components, route, route.contract, security) };
  }
  return paths;
};

const operation = (components: Components, { method, path, action }: Route, contract: AnyContract, security: string | null): Json => ({
  operationId: `${method.toLowerCase()}${path.replace(/:\w+/g, 'one').replace(/(^|\W+)(\w)/g, (_all, _gap, letter: string) => letter.toUpperCase())}`,
  summary: contract.summary,
  tags: [path.split('/')[1]],
  security: security === null ? [] : [{ [security]: [] }],
  ...(action === null ? {} : { 'x-action': action, ...rolesOf(action) }),
  ...(contract.reveals ? { 'x-reveals-confidential': true } : {}),
  parameters: [...pathParameters(components, contract), ...queryParameters(components, contract.query)],
  ...(contract.body === undefined ? {} : { requestBody: requestBody(components, contract.body) }),
  responses: { '200': { description: 'Done', content: content(components, contract.answer) }, '4XX': { $ref: '#/components/responses/Refused' } },
});

/** A public action is granted to no role, for it is open to everybody; neither is one of a token, which is given to each by name. */
const rolesOf = (action: ActionId | PortalActionId | PublicActionId | TokenActionId): { 'x-roles'?: string[] } => {
  const roles = ({ ...ACTIONS, ...PORTAL_ACTIONS } as Partial<Record<string, readonly string[]>>)[action];
  return roles === undefined ? {} : { 'x-roles': [...roles] };
};

const pathParameters = (components: Components, { params = {} }: AnyContract): Json[] =>
  Object.entries(params).map(([name, schema]) => ({ name, in: 'path', required: true, schema: components.of(schema, 'input') }));

const queryParameters = (components: Components, query: z.ZodObject | undefined): Json[] => {
  if (query === undefined) return [];
  const { properties = {}, required = [] } = components.of(query, 'input') as { properties?: Record<string, Json>; required?: string[] };
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema }));
};

const requestBody = (components: Components, body: NonNullable<AnyContract['body']>): Json => {
  if (isText(body)) return { required: true, content: { [body.text]: { schema: { type: 'string' } } } };
  if (!isUpload(body)) return { required: true, content: { 'application/json': { schema: components.of(body, 'input') } } };
  const fields = components.of(body.fields, 'input') as { properties?: Json; required?: string[] };
  const schema = { ...fields, properties: { file: BINARY, ...fields.properties }, required: ['file', ...(fields.required ?? [])] };
  return { required: true, content: { 'multipart/form-data': { schema } } };
};

const BINARY: Json = { type: 'string', format: 'binary' };

const content = (components: Components, answer: Answer): Json => {
  if ('file' in answer) return { [answer.file]: { schema: BINARY } };
  if ('lines' in answer) return { 'application/x-ndjson': { schema: components.of(answer.lines, 'output') } };
  if (answer instanceof z.ZodNull) return { 'application/json': { schema: components.of(nothing, 'output') } };
  const schema = answer instanceof z.ZodNullable ? { anyOf: [components.of(answer.unwrap() as z.ZodType, 'output'), components.of(nothing, 'output')] } : components.of(answer, 'output');
  return { 'application/json': { schema } };
};
