/** One zone's offsets from UTC, unpacked from a line of moment-timezone's data. */

/** When a zone's clocks changed and what they showed: the offset before the first change, then one for each change. */
export interface ZoneTable {
  /** UTC epoch milliseconds, ascending. */
  readonly changes: Float64Array;
  /** Wall clock less UTC, milliseconds; one more than `changes`. */
  readonly offsets: Float64Array;
}

/**
 * Unpacks "name|abbreviations|offsets|which offset in turn|minutes from one change to the next|population"; numbers have base 60, offsets
 * are UTC less wall clock in minutes (momentjs.com/timezone/docs/#/data-formats/packed-format). @throws RangeError where the line is no such text
 */
export function unpackZone(packed: string): ZoneTable {
  const [name = '', , offsetTexts = '', order = '', changeTexts = ''] = packed.split('|');
  // Taken from 0 rather than negated: that would make -0 of UTC's own offset.
  const kinds = offsetTexts.split(' ').map((text) => 0 - Math.round(base60(text) * 60) * 1000);
  const offsets = Float64Array.from(order, (digit) => kinds[base60(digit)] ?? Number.NaN);
  let minutes = 0;
  const changes = Float64Array.from(changeTexts.split(' ').filter(Boolean), (text) => {
    minutes += base60(text);
    // To the second: fractions of a minute add up with an error.
    return Math.round(minutes * 60) * 1000;
  });
  if (
    offsets.length !== changes.length + 1 ||
    offsets.some(Number.isNaN) ||
    changes.some((at, i) => !(at > (changes[i - 1] ?? -Infinity)))
  ) {
    throw new RangeError(`Cannot read zone data of "${name}": it is no packed zone of moment-timezone`);
  }
  return { changes, offsets };
}

/** How many changes lie at or before an instant: the place of the offset that holds. */
export function placeOf(table: ZoneTable, instantMs: number): number {
  const { changes } = table;
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((changes[middle] ?? 0) <= instantMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWX';
const VALUES: ReadonlyMap<string, number> = new Map(Array.from(DIGITS, (digit, value) => [digit, value]));

/** "-1A.u": the digits 0-9, a-z and A-X, a fraction after the point. NaN where it is no number. */
function base60(text: string): number {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  let value = 0;
  for (const digit of whole + fraction) value = value * 60 + (VALUES.get(digit) ?? Number.NaN);
  return (text.startsWith('-') ? -value : value) / 60 ** fraction.length;
}
