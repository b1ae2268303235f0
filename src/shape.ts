/** A value from outside, held against the shape that it must have. */
import type { z } from 'zod';
import { InputError } from './errors.ts';
import { shown } from './time/zone.ts';

/** The value as the schema reads it; `what` is what the error calls it, such as "the body". @throws InputError input.body that names the field and the rule */
export function parseShape<Shape extends z.ZodObject>(schema: Shape, value: unknown, what: string): z.infer<Shape> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new InputError('input.body', `Cannot use ${what}: ${ruleOf(result.error.issues[0], Object.keys(schema.shape))}`);
}

function ruleOf(issue: z.core.$ZodIssue | undefined, fields: readonly string[]): string {
  if (issue?.code === 'unrecognized_keys') return `"${shown(issue.keys[0] ?? '')}" is none of ${fields.join(', ')}`;
  const field = issue?.path.join('.');
  if (!field) return 'it is no JSON object';
  return `"${field}" is ${stateOf(issue)}`;
}

/** What was given is not repeated: it may be about a person. */
function stateOf(issue: z.core.$ZodIssue | undefined): string {
  switch (issue?.code) {
    case 'invalid_type':
      return `missing or no ${issue.expected}`;
    case 'invalid_value':
      return `missing or none of ${issue.values.join(', ')}`;
    case 'too_small':
      return 'empty';
    case 'too_big':
      return `longer than ${issue.maximum} characters`;
    default:
      return 'missing or wrong';
  }
}
