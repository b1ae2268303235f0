/** What a column's value is compared by: text without regard to case, instants as numbers, nothing as null. */
import type { ColumnType } from './schema.ts';

/** Within one column all keys are text or all are numbers; null comes first. */
export type Key = string | number | null;

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/;

/** The key of a value as it lies in a row; a value that does not fit its type counts as none. */
export function keyOf(type: ColumnType, value: unknown): Key {
  switch (type) {
    case 'DateTime':
      return typeof value === 'string' ? epochMs(value) : null;
    case 'String':
    case 'Uniqueidentifier':
    case 'Lookup':
    case 'Owner':
      return typeof value === 'string' ? value.toLowerCase() : null;
    case 'Boolean':
      return typeof value === 'boolean' ? Number(value) : null;
    default:
      return numberOf(value);
  }
}

/** Negative where a comes first, 0 where both are the same. */
export function compareKeys(a: Key, b: Key): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return a < b ? -1 : 1;
}

/** UTC epoch milliseconds of an ISO 8601 instant, null where the text is none. */
export function epochMs(text: string): number | null {
  if (!INSTANT.test(text)) return null;
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? null : ms;
}

// versionnumber is a BigInt: a number or a string of digits on the wire.
function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d{1,19}$/.test(value) ? Number(value) : null;
}
