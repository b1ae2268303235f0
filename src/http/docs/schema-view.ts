/** A JSON Schema as HTML: what kind of value it is, in words, and the fields of an object as a list. */

import { type Html, html, joined, NOTHING } from '../../html.ts';
import type { JsonSchema } from '../openapi/json-schemas.ts';

const REFERENCE = '#/components/schemas/';

/** Where the page shows a named schema. */
export function schemaAnchor(name: string): string {
  return `schema-${name}`;
}

/** The kind of value, such as "list of Item" or "integer, 1 to 1000"; a named schema is a link. */
export function kindOf(schema: JsonSchema): Html {
  const { $ref, anyOf, oneOf, enum: values, const: only, items, type } = schema;
  if (typeof $ref === 'string') return linkTo($ref.slice(REFERENCE.length));
  const either = anyOf ?? oneOf;
  if (Array.isArray(either)) return joined(either.map(kindOf), ' or ');
  if (Array.isArray(values)) return joined(values.map(literal), ', ');
  if (only !== undefined) return literal(only);
  if (items !== undefined) return html`list of ${kindOf(items as JsonSchema)}`;
  const kinds = Array.isArray(type) ? type.join(' or ') : String(type ?? 'any value');
  return html`${[kinds, ...boundsOf(schema)].join(', ')}${patternOf(schema)}`;
}

/** The fields of an object, each with its kind and what it is; nothing of any other value. */
export function fieldsOf(schema: JsonSchema): Html {
  const { properties, required, additionalProperties: others } = schema;
  const names = Array.isArray(required) ? required : [];
  const fields = Object.entries((properties ?? {}) as Readonly<Record<string, JsonSchema>>).map(
    ([name, field]) => html`<dt><code>${name}</code>${names.includes(name) ? '' : ' (may be absent)'}</dt>
<dd>${valueView(field)}</dd>
`,
  );
  const any = typeof others === 'object' && others !== null ? html`<dt>any name</dt><dd>${valueView(others as JsonSchema)}</dd>` : NOTHING;
  if (fields.length === 0 && any === NOTHING) return NOTHING;
  return html`<dl>${fields}${any}</dl>`;
}

/** A kind, in words what it is, and the fields of an object that stands there without a name. */
function valueView(schema: JsonSchema): Html {
  return html`<span class="kind">${kindOf(schema)}</span>${textOf(schema.description)}${fieldsOf(innermost(schema))}`;
}

/** The object that a list or a choice with null is about. */
function innermost(schema: JsonSchema): JsonSchema {
  if (schema.items !== undefined) return innermost(schema.items as JsonSchema);
  const choices = Array.isArray(schema.anyOf) ? (schema.anyOf as readonly JsonSchema[]) : [];
  return choices.find(({ properties }) => properties !== undefined) ?? schema;
}

function textOf(description: unknown): Html {
  return typeof description === 'string' && description !== '' ? html` ${description}` : NOTHING;
}

function linkTo(name: string): Html {
  return html`<a href="#${schemaAnchor(name)}">${name}</a>`;
}

function literal(value: unknown): Html {
  return html`<code>${String(value)}</code>`;
}

function boundsOf({ format, minimum, maximum, minLength, maxLength, exclusiveMinimum, maxItems }: JsonSchema): string[] {
  const range = [
    exclusiveMinimum === undefined ? '' : `more than ${exclusiveMinimum}`,
    minimum === undefined ? '' : `from ${minimum}`,
    maximum === undefined ? '' : `to ${maximum}`,
    minLength === undefined ? '' : `from ${minLength} character(s)`,
    maxLength === undefined ? '' : `to ${maxLength} characters`,
    maxItems === undefined ? '' : `at most ${maxItems}`,
  ].filter((text) => text !== '');
  return [...(typeof format === 'string' ? [format] : []), ...(range.length === 0 ? [] : [range.join(' ')])];
}

function patternOf({ pattern }: JsonSchema): Html {
  return typeof pattern === 'string' ? html`, as <code>${pattern}</code>` : NOTHING;
}
