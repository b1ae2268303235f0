/** Add a route: the zones that reports can be cut by. */
import type { Recipe } from './recipe.ts';

const ROUTES = 'test/http/routes.test.ts';

export const routeRecipe: Recipe = {
  heading: 'Add a route',
  mostFiles: 9,
  steps: [
    {
      file: 'src/http/routes.ts',
      edit: [
        {
          before: "  runs: { method: 'GET'",
          insert: "  zones: { method: 'GET', path: 'api/zones', authLevel: 'function', query: namesOf(zonesQuery) },\n",
        },
        {
          after: "import { snapshotQuery, snapshotsQuery, versionsQuery } from './snapshots/snapshot-schema.ts';\n",
          insert: "import { zonesQuery } from './zones/zones-schema.ts';\n",
        },
      ],
      teller: 'compiler',
      says: /functions\/zones\.ts.*zones/,
    },
    {
      file: 'src/http/zones/zones-answer.ts',
      edit: `/** The zones that reports can be cut by. */
import type { HttpResponseInit } from '@azure/functions';
import { zoneNames } from '../../time/zone-data.ts';
import { jsonAnswer } from '../json-answer.ts';

/** Those whose name holds a text; all without one. */
export function zonesAnswer({ like = '' }: { readonly like?: string | undefined }): HttpResponseInit {
  return jsonAnswer({ zones: zoneNames().filter((zone) => zone.includes(like)) });
}
`,
      teller: 'compiler',
      says: /functions\/zones\.ts.*zones-answer/,
    },
    {
      file: 'src/http/zones/zones-schema.ts',
      edit: `/** Parameters and answer of GET /api/zones, as schemas. */
import { z } from 'zod';

export const zonesQuery = z.strictObject({ like: z.string().describe('A part of the name; all zones without it').optional() });

export const zonesAnswerSchema = z.strictObject({ zones: z.array(z.string()) });
`,
      teller: 'compiler',
      says: /zones.*zones-schema/,
    },
    {
      file: 'src/http/zones/zones-operation.ts',
      edit: `/** GET /api/zones as an API's description tells of it. */
import type { Operation } from '../operation.ts';
import { zonesAnswerSchema, zonesQuery } from './zones-schema.ts';

export const zonesOperation: Operation = {
  tag: 'Reports',
  summary: 'The zones that reports can be cut by',
  query: zonesQuery,
  answers: [
    {
      status: 200,
      description: 'The zones',
      content: { 'application/json': { schema: zonesAnswerSchema, example: () => ({ zones: ['Europe/Lisbon'] }) } },
    },
  ],
  problems: ['input.query', 'internal'],
};
`,
      teller: 'compiler',
      says: /zones-operation/,
    },
    {
      file: 'src/http/openapi/operations.ts',
      edit: [
        { before: '  openapi: openapiOperation,', insert: '  zones: zonesOperation,\n' },
        {
          before: "import { docsOperation, openapiOperation } from './openapi-operations.ts';",
          insert: "import { zonesOperation } from '../zones/zones-operation.ts';\n",
        },
      ],
      teller: 'compiler',
      says: /operations\.ts.*zones/,
    },
    {
      file: 'functions/zones.ts',
      edit: `/** HTTP: the zones that reports can be cut by. */
import { app } from '@azure/functions';
import { parseQuery } from '../src/http/parse-query.ts';
import { queryOf } from '../src/http/query-of.ts';
import { endpoint } from '../src/http/routes.ts';
import { zonesAnswer } from '../src/http/zones/zones-answer.ts';
import { zonesQuery } from '../src/http/zones/zones-schema.ts';

app.http('zones', endpoint('zones', async (request) => zonesAnswer(parseQuery(zonesQuery, queryOf(request)))));
`,
      teller: { file: ROUTES, test: 'has a function for each entry of ROUTES' },
      says: /zones\.ts registers zones/,
    },
    {
      file: 'README.md',
      edit: [{ before: '| `GET /api/runs?', insert: '| `GET /api/zones?like=` | the zones that reports can be cut by |\n' }],
      teller: { file: ROUTES, test: 'the addresses in the README' },
      says: /GET \/api\/zones/,
    },
    {
      file: 'docs/architecture.md',
      edit: { script: 'dev/architecture/build-architecture.ts' },
      teller: { file: 'test/docs.test.ts', test: 'docs/architecture.md draws every room' },
      says: /run npm run architecture/,
    },
    {
      file: 'test/functions/zones.test.ts',
      edit: `import { expect, test } from 'vitest';
import { zonesAnswer } from '../../src/http/zones/zones-answer.ts';

test('GET /api/zones lists the zones that hold a text', () => {
  expect(zonesAnswer({ like: 'Lisbon' }).body).toBe('{"zones":["Europe/Lisbon"]}');
});
`,
      teller: { file: ROUTES, test: 'a test of functions/ asks for the address of zones' },
      says: /none of test\/functions asks for \/zones/,
    },
  ],
};
