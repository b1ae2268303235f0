/** One route of the API's description as HTML: what it takes, what it answers, its errors, each with an example. */

import { type Html, html, NOTHING } from '../../html.ts';
import type { MediaType, OpenApiDocument, OperationObject, Parameter, Reference, ResponseObject } from '../openapi/document.ts';
import { fieldsOf, kindOf } from './schema-view.ts';

const RESPONSES = '#/components/responses/';

/** A route with its address. */
export interface ListedOperation {
  readonly method: string;
  readonly address: string;
  readonly operation: OperationObject;
}

export function operationView({ method, address, operation }: ListedOperation, { components }: OpenApiDocument): Html {
  const { operationId, summary, description, parameters, requestBody, responses, security } = operation;
  const ways = security.flatMap((one) => Object.keys(one)).map((name) => components.securitySchemes[name] ?? {});
  const answers = Object.entries(responses).map(([status, response]) => answerView(status, response, components.responses));
  return html`<section id="${operationId}">
<h3><code>${method} ${address}</code></h3>
<p><strong>${summary}.</strong> ${description ?? ''}</p>
<p>${ways.length === 0 ? 'No key is asked for.' : 'Asks for one of:'}</p>
${ways.length === 0 ? NOTHING : html`<ul>${ways.map(wayView)}</ul>`}
${parameters.length === 0 ? NOTHING : html`<h4>Parameters</h4><dl>${parameters.map(parameterView)}</dl>`}
${requestBody === undefined ? NOTHING : html`<h4>Body</h4>${contentView(requestBody.content)}`}
<h4>Answers and errors</h4>
<dl>${answers}</dl>
</section>
`;
}

function wayView({ in: where, name, scheme, description = '' }: Readonly<Record<string, string>>): Html {
  const place = scheme === undefined ? `${where} ${name}` : `Authorization: ${scheme}`;
  return html`<li><code>${place}</code> ${description}</li>
`;
}

function parameterView({ name, in: where, required, description, schema }: Parameter): Html {
  const examples = Array.isArray(schema.examples) ? html`, such as <code>${String(schema.examples[0])}</code>` : NOTHING;
  return html`<dt><code>${name}</code> ${where === 'path' ? '(in the address)' : required ? '(required)' : ''}</dt>
<dd><span class="kind">${kindOf(schema)}${examples}</span> ${description}</dd>
`;
}

function answerView(status: string, response: ResponseObject | Reference, named: OpenApiDocument['components']['responses']): Html {
  const found = '$ref' in response ? named[response.$ref.slice(RESPONSES.length)] : response;
  const content = found?.content ?? {};
  // Of the errors that have this status, those that this route gives.
  const codes = '$ref' in response && response.description !== undefined ? response.description.split(/: |, /) : undefined;
  return html`<dt><code>${status}</code> ${response.description ?? found?.description ?? ''}</dt>
<dd>${contentView(content, codes)}</dd>
`;
}

function contentView(content: Readonly<Record<string, MediaType>>, only?: readonly string[]): Html {
  const forms = Object.entries(content).map(
    ([type, { schema, example, examples = {} }]) => html`<p><code>${type}</code>${formOf(schema)}</p>
${fieldsOf(schema)}${example === undefined ? NOTHING : exampleView('Example', example)}
${Object.entries(examples)
  .filter(([name]) => only?.includes(name) ?? true)
  .map(([name, { value }]) => exampleView(name, value))}
`,
  );
  return html`${forms}`;
}

function formOf(schema: MediaType['schema']): Html {
  return Object.keys(schema).length === 0 ? NOTHING : html`: ${kindOf(schema)}`;
}

function exampleView(name: string, value: unknown): Html {
  return html`<details><summary>${name}</summary><pre>${JSON.stringify(value, null, 2)}</pre></details>`;
}
