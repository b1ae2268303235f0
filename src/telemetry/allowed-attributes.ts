/** Of the attributes of a measurement, those that the table of metrics allows: whatever else gets there goes nowhere. */
import type { Instrument } from './instruments.ts';

/** Stands for a value that the table does not list. */
export const OTHER = 'other';

/** Pure: attributes of other names are left out, and values that are not listed are "other". */
export function allowedAttributes(
  { attributes: allowed }: Instrument,
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(allowed).map(([name, values]) => {
      const value = given[name];
      return [name, typeof value === 'string' && values.includes(value) ? value : OTHER];
    }),
  );
}
