/** A JSON Schema as far as the generators read it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly writeOnly?: boolean;
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required?: boolean;
  readonly schema: Schema;
}

type Content = Readonly<Record<string, { readonly schema: Schema }>>;

interface Described {
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly security: readonly Readonly<Record<string, unknown>>[];
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
  readonly 'x-roles'?: readonly string[];
  readonly 'x-action'?: string;
  readonly 'x-reveals-confidential'?: boolean;
}

export interface Operation {
  /** `GET /grid/tasks/{id}` */
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly described: Described;
  /** The kind of login that it is for; `none` asks for none; null = open to everybody. */
  readonly door: 'adminToken' | 'portalToken' | 'apiToken' | 'none';
}

export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
}

export const operationsOf = (description: Description): Operation[] =>
  Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({ key: `${method.toUpperCase()} ${path}`, method: method.toUpperCase(), path, described, door: (Object.keys(described.security[0] ?? {})[0] ?? 'none') as Operation['door'] })),
  );

/** The body that an operation takes, and as what. */
export const bodyOf = ({ described }: Operation): { contentType: string; schema: Schema } | null => {
  const [entry] = Object.entries(described.requestBody?.content ?? {});
  return entry === undefined ? null : { contentType: entry[0], schema: entry[1].schema };
};
