/** The options of a request's query string: decoded, each at most once. */
import { badQuery } from '../http/service-error.ts';

/** Names (case-sensitive, "$select", "@p1") to decoded values. @throws ServiceError 400 for a repeated option or a broken escape */
export function parseOptions(rawQuery: string): Map<string, string> {
  const options = new Map<string, string>();
  for (const pair of rawQuery.split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const name = decode(equals < 0 ? pair : pair.slice(0, equals));
    if (options.has(name)) throw badQuery(`Query option '${name}' was specified more than once, but it must be specified at most once.`);
    options.set(name, equals < 0 ? '' : decode(pair.slice(equals + 1)));
  }
  return options;
}

/** 400 for the first option that is neither known nor a parameter alias. */
export function assertKnown(options: ReadonlyMap<string, string>, known: readonly string[]): void {
  for (const name of options.keys()) {
    if (!known.includes(name) && !name.startsWith('@')) throw badQuery(`The query parameter ${name} is not supported.`);
  }
}

// OData reads a plus as a blank, as forms write it.
function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw badQuery('The query string holds an escape that is not well formed.');
  }
}
