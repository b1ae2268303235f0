/** Shares of a whole: of a difference from what is usual, each part's own; they add up to 1. */

/** A count, or the parts of a rate. */
export interface Amount {
  readonly numerator: number;
  /** Null for a count. */
  readonly denominator: number | null;
}

/** One part, and what it usually is: of a count by day, of a rate as sums. */
export interface Changed {
  readonly now: Amount;
  readonly usual: Amount;
}

/**
 * In the order given; null where the whole did not change, or is no rate on one side. Of a count: own change / whole change. Of a rate, with n and d its parts,
 * N and D those of the whole, ' = usually and r = the mean of N/D and N'/D': (n/D - n'/D' - r (d/D - d'/D')) / (N/D - N'/D'). That is what the part's own rate
 * changed (n/d - n'/d', weighted by its mean share of all), and what its share of all changed (against r): the shares of denominators add up to 1 on both sides,
 * so what is taken off adds up to nothing.
 */
export function differenceShares(parts: readonly Changed[]): number[] | null {
  const now = sumOf(parts.map((part) => part.now));
  const usual = sumOf(parts.map((part) => part.usual));
  if (now.denominator === null || usual.denominator === null) {
    const whole = now.numerator - usual.numerator;
    return whole === 0 ? null : parts.map((part) => (part.now.numerator - part.usual.numerator) / whole);
  }
  return rateShares(parts, { ...now, denominator: now.denominator }, { ...usual, denominator: usual.denominator });
}

interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

function rateShares(parts: readonly Changed[], now: Ratio, usual: Ratio): number[] | null {
  if (now.denominator === 0 || usual.denominator === 0) return null;
  const [rateNow, rateUsual] = [now.numerator / now.denominator, usual.numerator / usual.denominator];
  const middle = (rateNow + rateUsual) / 2;
  const weight = ({ numerator, denominator }: Amount, whole: number) => (numerator - middle * (denominator ?? 0)) / whole;
  if (rateNow === rateUsual) return null;
  return parts.map((part) => (weight(part.now, now.denominator) - weight(part.usual, usual.denominator)) / (rateNow - rateUsual));
}

/** All parts together; a whole without parts is a count of none. */
function sumOf(amounts: readonly Amount[]): Amount {
  const numerator = amounts.reduce((sum, one) => sum + one.numerator, 0);
  const isCount = amounts.every(({ denominator }) => denominator === null);
  return { numerator, denominator: isCount ? null : amounts.reduce((sum, { denominator }) => sum + (denominator ?? 0), 0) };
}
