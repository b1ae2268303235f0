/** Rates and quantiles out of counts. */

/** A rate as its parts; value and bounds are null where the denominator is 0. */
export interface Rate {
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number | null;
  /** Wilson 95 % interval. */
  readonly low: number | null;
  readonly high: number | null;
}

const Z = 1.959963984540054; // two-sided 95 %

/** numerator / denominator with its Wilson 95 % interval (Wilson 1927, J. Am. Stat. Assoc. 22). @throws RangeError where the numerator is more than the denominator */
export function rateOf(numerator: number, denominator: number): Rate {
  if (numerator > denominator) throw new RangeError(`Cannot make a rate of ${numerator} out of ${denominator}: it is more than all`);
  if (denominator === 0) return { numerator, denominator, value: null, low: null, high: null };
  const n = denominator;
  const p = numerator / n;
  const centre = p + (Z * Z) / (2 * n);
  const spread = Z * Math.sqrt((p * (1 - p)) / n + (Z * Z) / (4 * n * n));
  const scale = 1 + (Z * Z) / n;
  // At 0 and n the bound is exact; rounding may leave it a hair outside.
  const low = numerator === 0 ? 0 : Math.max(0, (centre - spread) / scale);
  const high = numerator === n ? 1 : Math.min(1, (centre + spread) / scale);
  return { numerator, denominator, value: p, low, high };
}

/**
 * The rate of two counts that were stored, null where the denominator does not hold the numerator: quarter hours filed by older definitions lack counts that
 * were added since, and what they lack was not measured.
 */
export function rateOfCounts(numerator: number, denominator: number): Rate {
  return numerator > denominator ? rateOf(0, 0) : rateOf(numerator, denominator);
}

/** Value at or below which at least the share q (0 to 1) of the counted numbers lies, by nearest rank; null without numbers. */
export function quantileOf(histogram: readonly (readonly [value: number, count: number])[], q: number): number | null {
  const total = histogram.reduce((sum, [, count]) => sum + count, 0);
  const rank = Math.max(1, Math.ceil(q * total));
  let seen = 0;
  for (const [value, count] of histogram) {
    seen += count;
    if (seen >= rank) return value;
  }
  return null;
}
