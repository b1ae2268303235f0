/** One route as the operation of an OpenAPI document. */
import type { z } from 'zod';
import type { Answer, Content, Operation } from '../operation.ts';
import type { ParameterSchema } from '../parse-query.ts';
import { problemExample } from '../problem-codes.ts';
import type { Route, RouteName } from '../routes.ts';
import type { MediaType, OperationObject, Parameter, Reference, ResponseObject } from './document.ts';
import type { JsonSchemas } from './json-schemas.ts';
import { problemContents, problemPageContents, problemPages, problemReferences } from './problem-responses.ts';
import { securityOf } from './security.ts';

/** The schemas that an operation is described with. */
export function schemasOf({ path, query, headers, body, answers }: Operation): readonly z.ZodType[] {
  const contents = [...(body === undefined ? [] : [body]), ...answers.flatMap(({ content = {} }) => Object.values(content))];
  return [
    ...[path, query, headers].flatMap((parameters) => Object.values(parameters?.shape ?? {})),
    ...contents.map(({ schema }) => schema),
  ];
}

export function describeOperation(name: RouteName, route: Route, operation: Operation, schemas: JsonSchemas): OperationObject {
  const { tag, summary, description, path, query, headers, body, bodyType = 'application/json' } = operation;
  return {
    operationId: name,
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    security: securityOf(route, operation),
    parameters: [
      ...parametersOf('path', path, schemas),
      ...parametersOf('query', query, schemas),
      ...parametersOf('header', headers, schemas),
    ],
    ...(body === undefined ? {} : { requestBody: { required: true, content: { [bodyType]: contentOf(body, schemas) } } }),
    responses: responsesOf(route, operation, schemas),
  };
}

function parametersOf(where: Parameter['in'], parameters: ParameterSchema | undefined, schemas: JsonSchemas): readonly Parameter[] {
  return Object.entries(parameters?.shape ?? {}).map(([name, field]) => {
    const { description = '', ...schema } = schemas.of(field);
    return { name, in: where, required: !field.safeParse(undefined).success, description: String(description), schema };
  });
}

/** A status that is an answer and an error too has the content of both. */
function responsesOf(
  { authLevel }: Route,
  { answers, problems }: Operation,
  schemas: JsonSchemas,
): Readonly<Record<string, ResponseObject | Reference>> {
  const isOfPeople = authLevel === 'anonymous';
  const own = answers.map((answer) => {
    const codes = problems.filter((code) => problemExample(code).status === answer.status);
    const problem = codes.length === 0 ? {} : (isOfPeople ? problemPageContents : problemContents)(codes, schemas);
    const { content, ...response } = answerOf(answer, schemas);
    return [answer.status, content === undefined ? response : { ...response, content: { ...content, ...problem } }];
  });
  const errors = isOfPeople ? problemPages(problems, schemas) : problemReferences(problems);
  return { ...errors, ...Object.fromEntries(own) };
}

function answerOf({ description, content, headers }: Answer, schemas: JsonSchemas): ResponseObject {
  const told = Object.entries(headers ?? {}).map(([name, words]) => [name, { description: words, schema: { type: 'string' } }]);
  return {
    description,
    ...(told.length === 0 ? {} : { headers: Object.fromEntries(told) }),
    ...(content !== undefined && {
      content: Object.fromEntries(Object.entries(content).map(([type, one]) => [type, contentOf(one, schemas)])),
    }),
  };
}

function contentOf({ schema, example }: Content, schemas: JsonSchemas): MediaType {
  return { schema: schemas.of(schema), ...(example === undefined ? {} : { example: example() }) };
}
