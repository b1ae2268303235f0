/** The errors of the API as responses: one a status, with an example of each code that has it. */

import { problem } from '../problem.ts';
import { PROBLEM_CODES, type ProblemCode, problemExample } from '../problem-codes.ts';
import { problemSchema } from '../problem-schema.ts';
import type { MediaType, Reference, ResponseObject } from './document.ts';
import type { JsonSchemas } from './json-schemas.ts';

/** The platform's own: a key is asked for before the app sees the request. */
const NO_KEY = 'NoKey';
const CODES = Object.keys(PROBLEM_CODES) as readonly ProblemCode[];
/** Of the statuses that routes with a key give. */
const NAMES: Readonly<Record<number, string>> = {
  400: 'BadRequest',
  404: 'NotFound',
  406: 'NotAcceptable',
  409: 'Conflict',
  412: 'PreconditionFailed',
  413: 'ContentTooLarge',
  415: 'UnsupportedMediaType',
  428: 'PreconditionRequired',
  500: 'InternalError',
  503: 'TryAgainLater',
};
const PROBLEM_TYPE = 'application/problem+json';

/** Of these codes, by the names that routes refer to. */
export function problemResponses(codes: readonly ProblemCode[], schemas: JsonSchemas): Readonly<Record<string, ResponseObject>> {
  const named = statusesOf(codes).map((status) => {
    return [nameOf(status), { description: titleOf(status), content: problemContents(withStatus(status, codes), schemas) }];
  });
  return {
    [NO_KEY]: { description: 'The key is missing or wrong. The platform answers this, without a body.' },
    ...Object.fromEntries(named),
  };
}

/** Those that a route gives, by status; each says which codes it can have there. */
export function problemReferences(codes: readonly ProblemCode[]): Readonly<Record<number, Reference>> {
  const references = statusesOf(codes).map((status) => {
    return [status, { $ref: `#/components/responses/${nameOf(status)}`, description: descriptionOf(status, codes) }];
  });
  return { 401: { $ref: `#/components/responses/${NO_KEY}` }, ...Object.fromEntries(references) };
}

/** Those of a route for people, where a browser gets a page; no key is asked for. */
export function problemPages(codes: readonly ProblemCode[], schemas: JsonSchemas): Readonly<Record<number, ResponseObject>> {
  const responses = statusesOf(codes).map((status) => {
    return [status, { description: descriptionOf(status, codes), content: problemPageContents(withStatus(status, codes), schemas) }];
  });
  return Object.fromEntries(responses);
}

/** The body of an error, with an example of each code, by its type. */
export function problemContents(codes: readonly ProblemCode[], schemas: JsonSchemas): Readonly<Record<string, MediaType>> {
  return { [PROBLEM_TYPE]: problemContent(codes, schemas) };
}

/** The same where a browser gets a page. */
export function problemPageContents(codes: readonly ProblemCode[], schemas: JsonSchemas): Readonly<Record<string, MediaType>> {
  const page = { schema: { type: 'string', description: 'The same as a page, where Accept would rather have one' } };
  return { ...problemContents(codes, schemas), 'text/html': page };
}

function problemContent(codes: readonly ProblemCode[], schemas: JsonSchemas): MediaType {
  return { schema: schemas.of(problemSchema), examples: Object.fromEntries(codes.map((code) => [code, { value: bodyOf(code) }])) };
}

function bodyOf(code: ProblemCode): { readonly title: string } {
  const { status, detail, more } = problemExample(code);
  const { body } = problem(status, code, detail, more);
  return JSON.parse(String(body));
}

function withStatus(status: number, codes: readonly ProblemCode[]): readonly ProblemCode[] {
  return codes.filter((code) => problemExample(code).status === status);
}

function descriptionOf(status: number, codes: readonly ProblemCode[]): string {
  return `${titleOf(status)}: ${withStatus(status, codes).join(', ')}`;
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
