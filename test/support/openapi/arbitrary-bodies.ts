/** Bodies to send: objects with the fields that the API's description names and values that nobody means, other JSON, and what is no JSON. */
import fc from 'fast-check';
import type { OpenApiDocument } from '../../../src/http/openapi/document.ts';

export interface SentBody {
  readonly operationId: string;
  readonly method: 'POST' | 'PUT';
  readonly address: string;
  readonly body: string;
}

const AWKWARD: readonly unknown[] = [
  ...[null, true, 0, -1, 1e308, '', ' ', '\u0000', '🙂', 'x'.repeat(2_000), [], {}, ['x'], { to: 'all' }],
  ...['2026-02-30', '9999-12-31', 'failed', 'sent', 'Mars/Olympus', '+351 210 000 001', 'ana@contoso.example', '__proto__'],
];
const NO_JSON = ['', '{', 'null', '[]', '"text"', '{"__proto__": {"to": "all"}}', '{"to": "all", "to": "failed"}', '\ufeff{}', '{"a": 1,}'];

/** `parts` = what stands in the place of the parts of addresses. */
export function awkwardBodies({ paths, components }: OpenApiDocument, parts: Readonly<Record<string, string>>): fc.Arbitrary<SentBody> {
  const routes = Object.entries(paths).flatMap(([address, { post, put }]) => [
    ...(post === undefined ? [] : [{ address, method: 'POST' as const, operation: post }]),
    ...(put === undefined ? [] : [{ address, method: 'PUT' as const, operation: put }]),
  ]);
  return fc.constantFrom(...routes).chain(({ address, method, operation }) => {
    const reference = String(operation.requestBody?.content['application/json']?.schema.$ref).split('/').at(-1) ?? '';
    const fields = Object.keys(components.schemas[reference]?.properties ?? {});
    const value = fc.oneof(fc.constantFrom(...AWKWARD), fc.jsonValue({ maxDepth: 1 }));
    const object = fc.dictionary(fc.constantFrom(...fields, 'unknown'), value, { maxKeys: 4 });
    const text = fc.oneof(
      { weight: 4, arbitrary: object.map((fieldsOf) => JSON.stringify(fieldsOf)) },
      fc.constantFrom(...NO_JSON),
      fc.json(),
    );
    return text.map((body) => ({
      operationId: operation.operationId,
      method,
      address: address.replace(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? ''),
      body,
    }));
  });
}
