/** Zod schemas as the JSON Schemas of an OpenAPI document: those with a name under #/components/schemas, which every other one refers to. */
import { z } from 'zod';

/** JSON Schema, draft 2020-12, as OpenAPI 3.1 has it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

export interface JsonSchemas {
  /** The named ones. */
  readonly components: Readonly<Record<string, JsonSchema>>;
  /** A named one as a reference, another one whole. @throws RangeError for one that was not given */
  of(schema: z.ZodType): JsonSchema;
}

const COMPONENTS = '#/components/schemas/';
// What zod writes for every whole number.
const SAFE = Number.MAX_SAFE_INTEGER;

/** All are turned at once: zod's own references ("#/$defs/...") would not resolve in the document. */
export function jsonSchemasOf(named: Readonly<Record<string, z.ZodType>>, others: Iterable<z.ZodType>): JsonSchemas {
  const names = new Map(Object.entries(named).map(([name, schema]) => [schema, name]));
  const inline = new Map([...new Set(others)].filter((schema) => !names.has(schema)).map((schema, i) => [schema, `inline-${i}`]));
  const registry = z.registry<{ id: string }>();
  for (const [schema, id] of [...names, ...inline]) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => `${COMPONENTS}${id}`, override: ({ jsonSchema }) => tidy(jsonSchema) });
  const turned = new Map(Object.entries(schemas).map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema as JsonSchema]));
  return {
    components: Object.fromEntries([...names.values()].map((name) => [name, turned.get(name) ?? {}])),
    of(schema) {
      const name = names.get(schema);
      if (name !== undefined) return { $ref: `${COMPONENTS}${name}` };
      const whole = turned.get(inline.get(schema) ?? '');
      if (whole === undefined) throw new RangeError('Cannot describe a schema: it was not given with the others');
      return whole;
    },
  };
}

/** Takes away what says nothing: bounds of what a number can hold, names that are texts, and patterns of dates that their format tells. */
function tidy(schema: z.core.JSONSchema.BaseSchema): void {
  if (schema.minimum === -SAFE) delete schema.minimum;
  if (schema.maximum === SAFE) delete schema.maximum;
  if (schema.format === 'date' || schema.format === 'date-time') delete schema.pattern;
  delete schema.propertyNames;
}
