/** What the emulator's tests share: a plain HTTP client of it, and rows to put in. */
import type { Emulator } from '../../../dev/dataverse/emulator.ts';

export interface Body {
  readonly value: readonly Readonly<Record<string, unknown>>[];
  readonly error?: { readonly code: string; readonly message: string };
  readonly [name: string]: unknown;
}

export interface Got {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Body;
}

/** Asks for a path below the Web API (or an absolute next link) with the right bearer. */
export async function get(emulator: Emulator, path: string, headers: Readonly<Record<string, string>> = {}): Promise<Got> {
  const url = path.startsWith('http') ? path : `${emulator.url}/api/data/v9.2/${path}`;
  const response = await fetch(url, { headers: { authorization: `Bearer ${emulator.token}`, ...headers } });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : { value: [] } };
}

/** All pages of a list, each as its rows. */
export async function pages(emulator: Emulator, path: string, headers: Readonly<Record<string, string>> = {}): Promise<Body['value'][]> {
  const all: Body['value'][] = [];
  for (let next: unknown = path; typeof next === 'string'; ) {
    const { body, text } = await get(emulator, next, headers);
    if (body.value === undefined) throw new Error(text);
    all.push(body.value);
    next = body['@odata.nextLink'];
  }
  return all;
}

/** The path of deliveries that hold a filter. */
export function filtered(filter: string, rest = ''): string {
  return `msdyn_proactive_deliveries?$select=msdyn_proactive_deliveryid&$filter=${encodeURIComponent(filter)}${rest}`;
}

/** A GUID that ends in a number. */
export function guid(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

/** A delivery made at minute n of 2026-11-01 UTC. */
export function delivery(n: number, columns: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    msdyn_proactive_deliveryid: guid(n),
    msdyn_delivery_id: guid(n),
    createdon: instant(n),
    modifiedon: instant(n),
    versionnumber: 1000 + n,
    ...columns,
  };
}

/** Minute n of 2026-11-01, ISO 8601 UTC. */
export function instant(n: number): string {
  return new Date(Date.UTC(2026, 10, 1, 0, n)).toISOString().replace('.000Z', 'Z');
}
