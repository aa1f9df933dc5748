import { z } from 'zod';

export type Json = Record<string, unknown>;

/** Schemas that have a name, once each; everything else is written where it is used. */
export class Components {
  readonly schemas: Record<string, Json> = {};

  add(name: string, schema: Json): void {
    const known = this.schemas[name];
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(schema)) throw new Error(`two different schemas are named ${name}`);
    this.schemas[name] = schema;
  }

  /** The JSON Schema of what is sent (`input`) or answered (`output`); named pieces go to the components. */
  of(schema: z.ZodType, io: 'input' | 'output'): Json {
    const { $schema: _dialect, $defs = {}, ...rest } = inComponents(z.toJSONSchema(schema, { io, target: 'draft-2020-12', override: plainer })) as Json & { $defs?: Record<string, Json> };
    for (const [name, piece] of Object.entries($defs)) this.add(name, piece);
    const id = schema.meta()?.id;
    if (id === undefined) return rest;
    this.add(id, rest);
    return refTo(id);
  }
}

export const refTo = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

const inComponents = (schema: object): object => JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/')) as object;

/** A format says what zod's long patterns say, and the bounds of safe integers say nothing. */
const plainer = ({ jsonSchema }: { jsonSchema: Json }): void => {
  if (jsonSchema['format'] === 'date') delete jsonSchema['pattern'];
  if (jsonSchema['minimum'] === Number.MIN_SAFE_INTEGER) delete jsonSchema['minimum'];
  if (jsonSchema['maximum'] === Number.MAX_SAFE_INTEGER) delete jsonSchema['maximum'];
};

/** The one shape of every refusal, ours and Strapi's. */
export const errorAnswer = z
  .strictObject({
    data: z.null(),
    error: z.strictObject({
      status: z.number().int().min(400).max(499),
      name: z.string(),
      message: z.string(),
      details: z.looseObject({
        issues: z.array(z.strictObject({ field: z.string(), code: z.string(), value: z.string(), allowed: z.string().optional() })).optional(),
        code: z.string().optional().describe('409: what changed meanwhile'),
      }),
    }),
  })
  .meta({ id: 'Error', description: '`issues` name the field, the value that came and what is allowed.' });

/** Where a row is not in one’s reach any more, the answer says nothing. */
export const nothing = z.strictObject({ data: z.null() }).meta({ id: 'Nothing' });
