/** The API's description as a document: two validators that share no parser take it, and all that it says is of the routes. */
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, test } from 'vitest';
import { MEDIA_TYPES } from '../../../src/files/report-file.ts';
import { apiDocument } from '../../../src/http/openapi/api-document.ts';
import type { MediaType, OpenApiDocument, ResponseObject } from '../../../src/http/openapi/document.ts';
import { addressOf, ROUTES, type Route } from '../../../src/http/routes.ts';
import { SHOWN_LIST_NAMES } from '../../../src/metrics/cube/lists.ts';
import { RATES } from '../../../src/metrics/kpis/rate-table.ts';
import { documentValidator } from '../../support/openapi/document-validator.ts';

// As it goes over the wire.
const DOCUMENT = JSON.parse(JSON.stringify(apiDocument())) as OpenApiDocument;
const OPERATIONS = Object.entries(DOCUMENT.paths).flatMap(([address, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ address, method, operation })),
);

async function lint(document: unknown): Promise<readonly string[]> {
  const config = await createConfig({ extends: ['recommended'] });
  const problems = await lintFromString({ source: JSON.stringify(document), config, absoluteRef: '/openapi.json' });
  return problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} (${location[0]?.pointer})`);
}

async function validate(document: unknown): Promise<unknown> {
  const { valid, errors } = await new Validator().validate(JSON.parse(JSON.stringify(document)));
  return valid ? [] : errors;
}

/** What is given in the address opens them. */
const FOR_ANYBODY = ['open', 'unsubscribe', 'unsubscribe-post'];
/** A link opens nothing of them. */
const FOR_ADMINS = ['violations-page', 'health-page'];

function waysOfPeople(operationId: string): readonly string[] {
  if (FOR_ANYBODY.includes(operationId)) return [];
  return FOR_ADMINS.includes(operationId) ? ['signIn'] : ['signIn', 'linkCookie', 'linkToken'];
}

describe('the document', () => {
  test('is taken by the rules of Redocly, without an error or a warning but that a link leads elsewhere, as it does', async () => {
    expect(await lint(DOCUMENT)).toEqual([
      'operation-2xx-response: Operation must have at least one `2XX` response. (#/paths/~1open/get/responses)',
    ]);
  });

  test("is taken by OpenAPI's own schema", async () => {
    expect(await validate(DOCUMENT)).toEqual([]);
  });

  test('is refused by both where a status has no description', async () => {
    const broken = JSON.parse(JSON.stringify(DOCUMENT).replace('"description":"Ordered"', '"descripton":"Ordered"'));
    expect(await lint(broken)).not.toEqual([]);
    expect(await validate(broken)).not.toEqual([]);
  });

  test('is refused by Redocly where a reference leads nowhere', async () => {
    const broken = JSON.parse(JSON.stringify(DOCUMENT).replace('#/components/schemas/Totals', '#/$defs/Totals'));
    expect((await lint(broken)).join()).toContain('#/components/schemas/Report/properties/totals');
  });

  test('refers to nothing but its own components', () => {
    const references = [...JSON.stringify(DOCUMENT).matchAll(/"\$ref":"([^"]+)"/g)].map(([, target = '']) => target);
    expect(references.length).toBeGreaterThan(100);
    expect(references.filter((target) => !/^#\/components\/(?:schemas|responses)\/\w+$/.test(target))).toEqual([]);
  });

  test('has an operation for each route, named like its function, with its method, address and parameters', () => {
    const listed = OPERATIONS.map(({ address, method, operation: { operationId, parameters } }) => ({
      name: operationId,
      route: `${method.toUpperCase()} ${address}`,
      query: parameters.filter((one) => one.in === 'query').map(({ name }) => name),
      path: parameters.filter((one) => one.in === 'path').map(({ name }) => name),
    }));
    const wanted = Object.entries<Route>(ROUTES).map(([name, route]) => ({
      name,
      route: `${route.method} ${addressOf(route)}`,
      query: [...route.query],
      path: [...addressOf(route).matchAll(/\{(\w+)\}/g)].map(([, part]) => part),
    }));
    const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
    expect(listed.sort(byName)).toEqual(wanted.sort(byName));
  });

  test('asks for the master key where the route does, for any key of the app, or for sign-in or a link, for sign-in alone where Reports.Admin is needed, and for nothing to open a link', () => {
    const ways = { admin: ['masterKey', 'masterKeyInQuery'], function: ['functionKey', 'functionKeyInQuery'] };
    for (const { operation } of OPERATIONS) {
      const { authLevel } = ROUTES[operation.operationId as keyof typeof ROUTES];
      const wanted = authLevel === 'anonymous' ? waysOfPeople(operation.operationId) : ways[authLevel];
      expect(
        operation.security.flatMap((one) => Object.keys(one)),
        operation.operationId,
      ).toEqual(wanted);
    }
  });

  test('names the addresses that callers use, and the forms of a report', () => {
    expect(Object.keys(DOCUMENT.paths)).toEqual(expect.arrayContaining(['/', '/report', '/open', '/api/report', '/api/openapi.json']));
    const response = DOCUMENT.paths['/api/report']?.get?.responses['200'];
    expect(Object.keys((response as ResponseObject | undefined)?.content ?? {})).toEqual([
      'application/json',
      'text/html',
      ...Object.values(MEDIA_TYPES).map((type) => type.split(';')[0]),
    ]);
  });

  test('says of a route for people that its errors are pages too, and of no other', () => {
    for (const { operation } of OPERATIONS) {
      const { authLevel } = ROUTES[operation.operationId as keyof typeof ROUTES];
      const failed = operation.responses[500] as Partial<ResponseObject>;
      expect('text/html' in (failed.content ?? {}), operation.operationId).toBe(authLevel === 'anonymous');
    }
  });

  test('has a name of its own for what a digest looked up says and for what one sent now does', () => {
    const answers = ['/api/digests/{subscription}/{date}', '/api/subscriptions/{id}/send'].map((address) => {
      const { get, post } = DOCUMENT.paths[address] ?? {};
      const response = (get ?? post)?.responses[200] as ResponseObject | undefined;
      return JSON.stringify(response?.content?.['application/json']?.schema);
    });
    expect(answers).toEqual([expect.stringContaining('#/components/schemas/SentDigest"'), '{"$ref":"#/components/schemas/SentNow"}']);
  });

  test('says of every parameter what it is, and of every answer and error too', () => {
    for (const { operation } of OPERATIONS) {
      for (const { name, description } of operation.parameters) expect(description, `${operation.operationId} ${name}`).not.toBe('');
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['401', '500']));
    }
  });

  test('lists each rate and each list of a report, from the tables that make them', () => {
    const { Rates, Report } = DOCUMENT.components.schemas;
    expect(Object.keys(Rates?.properties as object)).toEqual(RATES.map(({ id }) => id));
    expect(Object.keys(Report?.properties as object)).toEqual(expect.arrayContaining([...SHOWN_LIST_NAMES]));
  });
});

describe('every example', () => {
  const check = documentValidator(DOCUMENT.components);
  const contents: readonly (readonly [string, MediaType])[] = [
    ...OPERATIONS.flatMap(({ operation: { operationId, requestBody, responses } }) => [
      ...Object.entries(requestBody?.content ?? {}).map(([type, content]) => [`${operationId} body ${type}`, content] as const),
      ...Object.entries(responses).flatMap(([status, response]) =>
        Object.entries(('content' in response && response.content) || {}).map(
          ([type, content]) => [`${operationId} ${status} ${type}`, content] as const,
        ),
      ),
    ]),
    ...Object.entries(DOCUMENT.components.responses).flatMap(([name, { content = {} }]) =>
      Object.values(content).map((one) => [name, one] as const),
    ),
  ];
  const shown = contents.flatMap(([where, { schema, example, examples = {} }]) =>
    [...(example === undefined ? [] : [example]), ...Object.values(examples).map(({ value }) => value)].map((value) => ({
      where,
      schema,
      value,
    })),
  );

  test('is there: one a body, one an answer in JSON, and one an error', () => {
    const without = contents.filter(([, { example, examples }]) => example === undefined && examples === undefined).map(([where]) => where);
    expect(without.filter((where) => where.includes('json'))).toEqual(['openapi 200 application/json']);
  });

  test.each(shown)('of $where is as its schema says', ({ schema, value }) => {
    expect(check(schema, value)).toEqual([]);
  });
});
