/** Add a route: the zones that reports can be cut by. */
import type { Recipe } from './recipe.ts';

const ROUTES = 'test/http/routes.test.ts';

export const routeRecipe: Recipe = {
  heading: 'Add a route',
  mostFiles: 7,
  steps: [
    {
      file: 'src/http/routes.ts',
      edit: [
        {
          before: "  runs: { method: 'GET'",
          insert: "  zones: { method: 'GET', path: 'api/zones', authLevel: 'function', query: ['like'] },\n",
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

/** Those whose name holds a text. */
export function zonesAnswer(like: string): HttpResponseInit {
  return jsonAnswer({ zones: zoneNames().filter((zone) => zone.includes(like)) });
}
`,
      teller: 'compiler',
      says: /functions\/zones\.ts.*zones-answer/,
    },
    {
      file: 'src/http/zones/zones-query.ts',
      edit: `/** What a caller asks of the zones. */
import { assertKnown } from '../assert-known.ts';

/** Reads \`like\`; every zone without it. @throws InputError for an unknown parameter */
export function parseZonesQuery(query: URLSearchParams): string {
  assertKnown(query, ['like']);
  return query.get('like') ?? '';
}
`,
      teller: 'compiler',
      says: /functions\/zones\.ts.*zones-query/,
    },
    {
      file: 'functions/zones.ts',
      edit: `/** HTTP: the zones that reports can be cut by. */
import { app } from '@azure/functions';
import { endpoint } from '../src/http/routes.ts';
import { zonesAnswer } from '../src/http/zones/zones-answer.ts';
import { parseZonesQuery } from '../src/http/zones/zones-query.ts';

app.http('zones', endpoint('zones', async ({ query }) => zonesAnswer(parseZonesQuery(query))));
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
  expect(zonesAnswer('Lisbon').body).toBe('{"zones":["Europe/Lisbon"]}');
});
`,
      teller: { file: ROUTES, test: 'a test of functions/ asks for the address of zones' },
      says: /none of test\/functions asks for \/zones/,
    },
  ],
};
