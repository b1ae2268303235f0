/** The API's description as a page for people: no script, nothing from elsewhere, everything of the document. */

import { type Html, html } from '../../html.ts';
import type { OpenApiDocument } from '../openapi/document.ts';
import { type ListedOperation, operationView } from './operation-view.ts';
import { fieldsOf, kindOf, schemaAnchor } from './schema-view.ts';

// Written for a phone first: lists instead of tables, and only examples scroll sideways.
const STYLE = `
:root { color-scheme: light dark; }
body { margin: 0 auto; max-width: 60rem; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h2 { margin-top: 2.5rem; border-bottom: 1px solid; }
section { margin-bottom: 2.5rem; }
dt { margin-top: .6rem; font-weight: 600; }
dd { margin: 0 0 0 1rem; }
dl dl { border-left: 2px solid; padding-left: .6rem; }
code, pre { font: .9em/1.4 ui-monospace, monospace; }
pre { overflow-x: auto; overflow-wrap: normal; max-height: 30rem; padding: .6rem; border: 1px solid; }
summary { cursor: pointer; padding: .3rem 0; }
.kind { opacity: .8; font-style: italic; }
`;

/** A whole page of HTML. */
export function docsPage(document: OpenApiDocument): string {
  const { info, tags, paths, components } = document;
  const listed = Object.entries(paths).flatMap(([address, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), address, operation })),
  );
  const groups = tags.map(({ name, description }) => ({ name, description, routes: listed.filter(hasTag(name)) }));
  const { markup } = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${info.title}: the API</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${info.title}: the API</h1>
<p>${info.summary}. ${info.description}</p>
<p>For programs: <a href="openapi.json">openapi.json</a> (OpenAPI ${document.openapi}).</p>
<nav><ul>${groups.flatMap(({ routes }) => routes).map(entryOf)}</ul></nav>
<main>
${groups.map(({ name, description, routes }) => html`<h2>${name}</h2><p>${description}</p>${routes.map((one) => operationView(one, document))}`)}
<h2>Schemas</h2>
${Object.entries(components.schemas).map(
  ([name, schema]) => html`<details id="${schemaAnchor(name)}"><summary><code>${name}</code></summary>
<p>${String(schema.description ?? '')}</p>
${schema.properties === undefined ? html`<p class="kind">${kindOf(schema)}</p>` : fieldsOf(schema)}</details>
`,
)}
</main>
</body>
</html>
`;
  return markup;
}

function hasTag(name: string): (one: ListedOperation) => boolean {
  return ({ operation }) => operation.tags.includes(name);
}

function entryOf({ method, address, operation }: ListedOperation): Html {
  return html`<li><a href="#${operation.operationId}"><code>${method} ${address}</code></a> ${operation.summary}</li>
`;
}
