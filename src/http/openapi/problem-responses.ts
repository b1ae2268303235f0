/** The errors of the API as responses: one a status, with an example of each code that has it. */

import { problem } from '../problem.ts';
import { PROBLEM_CODES, type ProblemCode, problemExample } from '../problem-codes.ts';
import { problemSchema } from '../problem-schema.ts';
import type { MediaType, Reference, ResponseObject } from './document.ts';
import type { JsonSchemas } from './json-schemas.ts';

/** The platform's own: a key is asked for before the app sees the request. */
export const NO_KEY = 'NoKey';
const CODES = Object.keys(PROBLEM_CODES) as readonly ProblemCode[];
const NAMES: Readonly<Record<number, string>> = {
  400: 'BadRequest',
  404: 'NotFound',
  409: 'Conflict',
  413: 'ContentTooLarge',
  415: 'UnsupportedMediaType',
  500: 'InternalError',
  503: 'TryAgainLater',
};
export const PROBLEM_TYPE = 'application/problem+json';

/** By the names that routes refer to. */
export function problemResponses(schemas: JsonSchemas): Readonly<Record<string, ResponseObject>> {
  const named = statusesOf(CODES).map((status) => {
    const codes = CODES.filter((code) => problemExample(code).status === status);
    return [nameOf(status), { description: titleOf(status), content: { [PROBLEM_TYPE]: problemContent(codes, schemas) } }];
  });
  return {
    [NO_KEY]: { description: 'The key is missing or wrong. The platform answers this, without a body.' },
    ...Object.fromEntries(named),
  };
}

/** Those that a route gives, by status; each says which codes it can have there. */
export function problemReferences(codes: readonly ProblemCode[]): Readonly<Record<number, Reference>> {
  const references = statusesOf(codes).map((status) => {
    const own = codes.filter((code) => problemExample(code).status === status);
    return [status, { $ref: `#/components/responses/${nameOf(status)}`, description: `${titleOf(status)}: ${own.join(', ')}` }];
  });
  return { 401: { $ref: `#/components/responses/${NO_KEY}` }, ...Object.fromEntries(references) };
}

/** The body of an error, with an example of each code. */
export function problemContent(codes: readonly ProblemCode[], schemas: JsonSchemas): MediaType {
  return { schema: schemas.of(problemSchema), examples: Object.fromEntries(codes.map((code) => [code, { value: bodyOf(code) }])) };
}

function bodyOf(code: ProblemCode): { readonly title: string } {
  const { status, detail, nearest } = problemExample(code);
  const { body } = problem(status, code, detail, nearest === undefined ? {} : { nearest });
  return JSON.parse(String(body));
}

function statusesOf(codes: readonly ProblemCode[]): readonly number[] {
  return [...new Set(codes.map((code) => problemExample(code).status))].sort();
}

function titleOf(status: number): string {
  const code = CODES.find((one) => problemExample(one).status === status);
  return code === undefined ? '' : bodyOf(code).title;
}

function nameOf(status: number): string {
  return NAMES[status] ?? `Error${status}`;
}
