/** Addresses to ask for: from the parameters of the API's description, and such as break careless programs. */
import fc from 'fast-check';
import type { OpenApiDocument, Parameter } from '../../../src/http/openapi/document.ts';

/** A route that is read, with an address to ask for. */
export interface AskedAddress {
  readonly operationId: string;
  /** From the root, with the query. */
  readonly address: string;
}

/** Values by the names of parameters that only what is stored can tell, such as queues. */
export type KnownValues = Readonly<Record<string, readonly string[]>>;

interface ReadRoute {
  readonly operationId: string;
  readonly address: string;
  readonly parameters: readonly Parameter[];
}

const AWKWARD = [
  ...['', ' ', '\t', '\u0000', '0', '-1', '1.5', '1e9', 'NaN', 'null', 'undefined', 'true', '[object Object]', '__proto__', 'constructor'],
  ...[
    '../..',
    '..%2F',
    "' or 1 eq 1",
    '"; drop',
    '<script>',
    '{}',
    '[]',
    '*',
    '+02:00',
    '2026-02-30',
    '2026-11-22T00:00:00Z',
    '9999-12-31',
  ],
  ...[
    '0000-00-00',
    '2007-12-31',
    '99999999-01-01',
    '2026-W54',
    '2026-00',
    '٢٠٢٦-١١-٢٢',
    'Ünïcode',
    '🙂',
    '\u202e',
    'a'.repeat(4_000),
    '9'.repeat(400),
  ],
];
const MOST_GIVEN = 3;
// Not as encodeURIComponent() writes it.
const RAW = ['%', '%zz', '%C0%80', '%ED%A0%80', '%00', '+', '&&', '=', '#', ';'];

/** The routes that are read, by the document. */
export function readRoutes({ paths }: OpenApiDocument): readonly ReadRoute[] {
  return Object.entries(paths).flatMap(([address, { get }]) =>
    get === undefined ? [] : [{ operationId: get.operationId, address, parameters: get.parameters }],
  );
}

/** Queries of up to three parameters whose every value is as its schema says; together they may still make no sense. */
export function validQueries(routes: readonly ReadRoute[], known: KnownValues): fc.Arbitrary<AskedAddress> {
  return fc.constantFrom(...weighted(routes)).chain((route) => {
    const required = route.parameters.filter((one) => one.required);
    const others = route.parameters.filter((one) => !one.required);
    return fc.subarray(others, { maxLength: Math.min(MOST_GIVEN, others.length) }).chain((chosen) => {
      const given = [...required, ...chosen];
      return fc.tuple(...given.map((parameter) => valuesOf(parameter, known))).map((lists) => addressOf(route, given, lists));
    });
  });
}

/** A route has as many chances as parameters: most of all, the report. */
function weighted(routes: readonly ReadRoute[]): readonly ReadRoute[] {
  return routes.flatMap((route) => route.parameters.map(() => route));
}

function addressOf({ operationId, address }: ReadRoute, given: readonly Parameter[], lists: readonly (readonly string[])[]): AskedAddress {
  const all = given.flatMap((parameter, i) => (lists[i] ?? []).map((value) => ({ ...parameter, value: encodeURIComponent(value) })));
  const path = all.filter((one) => one.in === 'path').reduce((text, { name, value }) => text.replace(`{${name}}`, value), address);
  const query = all.filter((one) => one.in === 'query').map(({ name, value }) => `${name}=${value}`);
  return { operationId, address: query.length === 0 ? path : `${path}?${query.join('&')}` };
}

/** Queries with at least one value, name or repetition that nobody means. */
export function awkwardQueries(routes: readonly ReadRoute[]): fc.Arbitrary<AskedAddress> {
  return fc.constantFrom(...weighted(routes)).chain(({ operationId, address, parameters }) => {
    const names = parameters.filter((one) => one.in === 'query').map(({ name }) => name);
    const name = fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...names, 'unknown') },
      fc.constantFrom('Date', 'date[]', '__proto__', 'toString', 'ZONE', '', 'date '),
    );
    const value = fc.oneof(
      fc.constantFrom(...AWKWARD).map(encoded),
      fc.string({ unit: 'binary', maxLength: 40 }).map(encoded),
      fc.constantFrom(...RAW),
    );
    const part = fc.tuple(name, value).map(([key, text]) => `${encoded(key)}=${text}`);
    const day = fc.oneof(fc.constantFrom(...AWKWARD.filter((text) => text !== '')).map(encoded), fc.constant('2026-11-22'));
    return fc.tuple(fc.array(part, { minLength: 1, maxLength: 4 }), day, fc.boolean()).map(([parts, date, isTwice]) => ({
      operationId,
      address: `${address.replace('{date}', date)}?${[...parts, ...(isTwice ? parts : [])].join('&')}`,
    }));
  });
}

/** Half surrogates have no encoding. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

function valuesOf({ name, schema }: Parameter, known: KnownValues): fc.Arbitrary<readonly string[]> {
  const { type, items } = schema;
  if (type !== 'array') return oneValue(name, schema, known).map((value) => [value]);
  return fc.array(oneValue(name, items as Parameter['schema'], known), { minLength: 1, maxLength: 3 });
}

function oneValue(name: string, schema: Parameter['schema'], known: KnownValues): fc.Arbitrary<string> {
  const { enum: values, type, format, pattern, minimum = 0, maximum = 0 } = schema;
  if (known[name] !== undefined) return fc.constantFrom(...known[name]);
  if (Array.isArray(values)) return fc.constantFrom(...values.map(String));
  if (type === 'integer')
    return fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: Number(minimum), max: Number(maximum) })).map(String);
  if (format === 'date') return dates();
  if (typeof pattern === 'string') return fc.stringMatching(new RegExp(pattern));
  return fc.string({ minLength: 1, maxLength: 30 });
}

function dates(): fc.Arbitrary<string> {
  const any = fc.date({ min: new Date('2008-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
  return any.map((date) => date.toISOString().slice(0, 10));
}
