/** Long lists page by page: where the next page is, and cursors that say after which row it begins. */
import { InputError } from '../errors.ts';
import { shown } from '../time/zone.ts';

/**
 * The address of a request with other parameters, without the origin: "/api/runs?limit=10&after=...".
 * Parameters that are none of `known`, such as a key, are left out: no answer repeats a secret.
 */
export function addressWith(url: string, known: readonly string[], changed: Readonly<Record<string, string>>): string {
  const { pathname, searchParams } = new URL(url);
  const kept = [...searchParams].filter(([name]) => known.includes(name) && !Object.hasOwn(changed, name));
  return `${pathname}?${new URLSearchParams([...kept, ...Object.entries(changed)])}`;
}

/** The header that names the next page (RFC 8288); none where there is none. */
export function linkTo(next: string | null): Readonly<Record<string, string>> {
  return next === null ? {} : { Link: `<${next}>; rel="next"` };
}

/** A place in a list as one opaque word. */
export function cursorOf(place: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** The place that a cursor stands for. @param read gives it, or undefined where it is none of this list. @throws InputError input.query */
export function parseCursor<Place>(text: string | undefined, read: (place: readonly unknown[]) => Place | undefined): Place | undefined {
  if (text === undefined) return undefined;
  const place = placeOf(text);
  const found = place === undefined ? undefined : read(place);
  if (found === undefined)
    throw new InputError('input.query', `Cannot use "after" with "${shown(text)}": it is no place of this list; take it from "next"`);
  return found;
}

function placeOf(text: string): readonly unknown[] | undefined {
  try {
    const place: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return Array.isArray(place) ? place : undefined;
  } catch {
    return undefined; // another text
  }
}
