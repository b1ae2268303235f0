/** The API as an OpenAPI 3.1 document: made of ROUTES and of the schemas that parse and answer. */

import { TAGS } from '../operation.ts';
import type { ProblemCode } from '../problem-codes.ts';
import { addressOf, ROUTES, type Route, type RouteName } from '../routes.ts';
import { describeOperation, schemasOf } from './describe-operation.ts';
import type { OpenApiDocument, OperationObject } from './document.ts';
import { jsonSchemasOf } from './json-schemas.ts';
import { NAMED_SCHEMAS } from './named-schemas.ts';
import { OPERATIONS } from './operations.ts';
import { problemResponses } from './problem-responses.ts';
import { SECURITY_SCHEMES } from './security.ts';

const INFO: OpenApiDocument['info'] = {
  title: 'proactive-digest',
  version: '1.0.0',
  summary: 'Reports of the proactive engagement of Dynamics 365 Contact Center',
  description:
    'Fields, parameters and codes may be added; none is renamed or means something else. Errors are problem details (RFC 9457) that name the parameter and the rule. Whatever answers GET answers HEAD too, with the same headers and no body.',
  license: { name: 'MIT', identifier: 'MIT' },
};

let made: OpenApiDocument | undefined;

/** The same in each call: it depends on the code alone. */
export function apiDocument(): OpenApiDocument {
  made ??= makeDocument();
  return made;
}

function makeDocument(): OpenApiDocument {
  const schemas = jsonSchemasOf(NAMED_SCHEMAS, Object.values(OPERATIONS).flatMap(schemasOf));
  const operations = (Object.keys(OPERATIONS) as RouteName[]).map((name) => {
    const route: Route = ROUTES[name];
    return { route, operation: describeOperation(name, route, OPERATIONS[name], schemas) };
  });
  const paths: Record<string, Record<string, OperationObject>> = {};
  for (const { route, operation } of operations) {
    const address = addressOf(route);
    paths[address] = { ...paths[address], [route.method.toLowerCase()]: operation };
  }
  return {
    openapi: '3.1.1',
    info: INFO,
    servers: [{ url: '/', description: 'The app that gives this description' }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths,
    components: { schemas: schemas.components, responses: problemResponses(keyedProblems(), schemas), securitySchemes: SECURITY_SCHEMES },
  };
}

/** Errors of the routes that ask for a key; those for people tell theirs themselves. */
function keyedProblems(): readonly ProblemCode[] {
  const names = (Object.keys(OPERATIONS) as RouteName[]).filter((name) => ROUTES[name].authLevel !== 'anonymous');
  return [...new Set(names.flatMap((name) => OPERATIONS[name].problems))];
}
