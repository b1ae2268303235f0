/** Holds values against the schemas of the API's description, by a validator that knows nothing of the code. */

import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { JsonSchema } from '../../../src/http/openapi/json-schemas.ts';

/** What is wrong with a value, a line each; nothing where it is as the schema says. */
export type Check = (schema: JsonSchema, value: unknown) => readonly string[];

/** For a document as it was served. */
export function documentValidator(components: { readonly schemas: Readonly<Record<string, JsonSchema>> }): Check {
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
  addFormats.default(ajv);
  ajv.addKeyword('components');
  ajv.addKeyword('example');
  const compiled = new Map<string, ReturnType<typeof ajv.compile>>();
  return (schema, value) => {
    const key = JSON.stringify(schema);
    const validate = compiled.get(key) ?? ajv.compile({ ...schema, components });
    compiled.set(key, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
  };
}
