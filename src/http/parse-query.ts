/** Reads a query, or the parts of an address, by the schema that an API's description is made of too. */
import { z } from 'zod';
import { InputError } from '../errors.ts';
import { shown } from '../time/zone.ts';
import { assertKnown } from './assert-known.ts';

/** Parameters by name; an array may be given several times. */
export type ParameterSchema = z.ZodObject<Readonly<Record<string, z.ZodType>>, z.core.$strict>;
type Given = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Their names, in their order. */
export function namesOf<Shape extends Readonly<Record<string, z.ZodType>>>({ shape }: z.ZodObject<Shape, z.core.$strict>) {
  return Object.keys(shape) as readonly (keyof Shape & string)[];
}

/** @throws InputError that names the parameter, what was given and the rule */
export function parseQuery<Schema extends ParameterSchema>(schema: Schema, query: URLSearchParams): z.output<Schema> {
  const names = namesOf(schema);
  const repeatable = names.filter((name) => isRepeatable(schema.shape[name]));
  assertKnown(query, names, repeatable);
  return parsePart(schema, query);
}

/** Reads some parameters of a query, and leaves the others to whoever reads them. @throws InputError as parseQuery() does */
export function parsePart<Schema extends ParameterSchema>(schema: Schema, query: URLSearchParams): z.output<Schema> {
  const given = namesOf(schema).filter((name) => query.has(name));
  return parseParameters(
    schema,
    Object.fromEntries(given.map((name) => [name, isRepeatable(schema.shape[name]) ? query.getAll(name) : (query.get(name) ?? undefined)])),
  );
}

/** The same of parameters by name, such as the parts of an address. @throws InputError as parseQuery() does */
export function parseParameters<Schema extends ParameterSchema>(schema: Schema, given: Given): z.output<Schema> {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  throw refused(result.error.issues[0], given);
}

/** Whether a parameter may be given several times. */
export function isRepeatable(schema: z.ZodType | undefined): boolean {
  return (schema instanceof z.ZodOptional ? schema.unwrap() : schema) instanceof z.ZodArray;
}

function refused(issue: z.core.$ZodIssue | undefined, given: Given): InputError {
  const [name = '', index = 0] = issue?.path ?? [];
  const values = given[String(name)];
  if (values === undefined) return new InputError('input.query', `Cannot answer without "${String(name)}": ${issue?.message}`);
  const value = typeof values === 'string' ? values : values[Number(index)];
  return new InputError('input.query', `Cannot use the ${String(name)} "${shown(value ?? '')}": ${ruleOf(issue)}`);
}

/** A list of values speaks for itself; every other check of a parameter brings its rule as its message. */
function ruleOf(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code !== 'invalid_value') return issue?.message ?? 'it is wrong';
  return issue.values.length === 1 ? `it is not ${String(issue.values[0])}` : `it is none of ${issue.values.join(', ')}`;
}
