/** The page of the API's description: everything of the document is on it, and nothing of it is markup. */
import { expect, test } from 'vitest';
import { docsPage } from '../../../src/http/docs/docs-page.ts';
import { apiDocument } from '../../../src/http/openapi/api-document.ts';
import type { OpenApiDocument } from '../../../src/http/openapi/document.ts';

const HOSTILE = `<script>document.title='hit'</script><img src=x onerror="x">'&`;

test('docsPage() shows each schema, and leads to it from where it is used', () => {
  const document = apiDocument();
  const page = docsPage(document);
  for (const name of Object.keys(document.components.schemas)) expect(page).toContain(`<details id="schema-${name}">`);
  const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, target = '']) => target);
  expect(targets.length).toBeGreaterThan(100);
  expect([...new Set(targets)].filter((target) => !page.includes(`id="${target}"`))).toEqual([]);
});

test('docsPage() shows hostile texts of a document as texts', () => {
  const hostile = (value: unknown): unknown => {
    if (typeof value === 'string') return value.startsWith('#/') || /^[\w/.+-]+$/.test(value) ? value : HOSTILE;
    if (Array.isArray(value)) return value.map(hostile);
    return typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, hostile(part)]))
      : value;
  };
  const page = docsPage(hostile(JSON.parse(JSON.stringify(apiDocument()))) as OpenApiDocument);
  expect(page).toContain('&lt;script&gt;document.title=&#39;hit&#39;');
  expect(page).not.toMatch(/<script|<img/);
});
