/** Numbers as readers of a language write them. */
import type { Said } from './declared/arguments.ts';
import type { Say } from './say.ts';

// A typographic minus: as wide as the plus, so that changes line up, and no place to break a line at.
const MINUS = '\u2212';

// What is less than this, and yet something, is not said as none; nor what is nearly all as all.
const LEAST_ROUGH = 0.001;
// Of a denominator of millions two rates that differ can differ in the sixth decimal of a percentage.
const MOST_DECIMALS = 8;

/** Every null is said as "n/a", and every change to or from null is null: there is nothing to compare. */
export interface Numbers {
  /** A whole number, grouped: "1,204". */
  count(count: number | null): Said;
  /** A number with two decimals where it has any: "1,204", "1,204.50". */
  amount(amount: number | null): Said;
  /** A number with one decimal: "3.4". */
  decimal(value: number | null): Said;
  /** A fraction with one decimal: "11.2%". */
  percent(fraction: number | null): Said;
  /** A fraction as a sentence or subject says it, with two figures and one decimal at most: "20%", "4.2%", "0.8%", "<0.1%". */
  roughPercent(fraction: number | null): Said;
  /** Two fractions that are held against each other, with as few decimals as tell them apart: as roughPercent() writes them or finer. */
  percentPair(value: number | null, other: number | null): readonly [Said, Said];
  /** The same with one decimal or more, as columns of a table have them. */
  finePair(value: number | null, other: number | null): readonly [Said, Said];
  /** Two fractions as a range, as one percentage where both read the same. */
  percentRange(low: number | null, high: number | null): Said;
  /** numerator / denominator with one decimal, n/a where the denominator is 0. */
  ratio(numerator: number, denominator: number): Said;
  /** How a rate changed, both fractions, in percentage points: "+1.3 pts". */
  points(now: number | null, before: number | null): Said | null;
  /** How a count changed, in percent ("+12.3%"), as a number where it was 0 ("+40"). */
  countChange(now: number | null, before: number | null): Said | null;
}

/** The formatter of a locale. */
export function numbersOf(locale: string, say: Say): Numbers {
  // What rounds to nothing from below is "0", not "−0".
  const format = (options: Intl.NumberFormatOptions) => writer(new Intl.NumberFormat(locale, { signDisplay: 'negative', ...options }));
  const [whole, cents] = [format({ maximumFractionDigits: 0 }), format({ minimumFractionDigits: 2, maximumFractionDigits: 2 })];
  const oneDecimal = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;
  const percent = format({ style: 'percent', ...oneDecimal });
  const roughly = format({ style: 'percent', maximumSignificantDigits: 2, maximumFractionDigits: 1, roundingPriority: 'lessPrecision' });
  const rough = (fraction: number) => {
    if (fraction > 0 && fraction < LEAST_ROUGH / 2) return say('under', { value: roughly(LEAST_ROUGH) });
    return fraction < 1 && fraction > 1 - LEAST_ROUGH / 2 ? say('over', { value: percent(1 - LEAST_ROUGH) }) : roughly(fraction);
  };
  const range = new Intl.NumberFormat(locale, { style: 'percent', ...oneDecimal });
  const signed = { signDisplay: 'exceptZero' } as const;
  const [signedPercent, signedWhole] = [
    format({ style: 'percent', ...oneDecimal, ...signed }),
    format({ maximumFractionDigits: 0, ...signed }),
  ];
  const signedPoints = format({ ...oneDecimal, ...signed });
  const orNone = (write: (value: number) => Said) => (value: number | null) => (isKnown(value) ? write(value) : say('notAvailable'));
  // Made when they are needed, which is hardly ever.
  const finer = Array.from({ length: MOST_DECIMALS - 1 }, (_, i) => (value: number) => {
    return format({ style: 'percent', minimumFractionDigits: i + 2, maximumFractionDigits: i + 2 })(value);
  });
  /** In the first of the ways to write that tells them apart, else in the first. */
  const apart = (ways: readonly ((value: number) => Said)[], value: number | null, other: number | null) => {
    const pairIn = (write: (value: number) => Said) => [orNone(write)(value), orNone(write)(other)] as const;
    const way = value === other ? undefined : ways.find((write) => new Set(pairIn(write)).size > 1);
    return pairIn(way ?? ways[0] ?? percent);
  };
  const change = (value: number, write: (value: number) => Said) => (value === 0 ? say('noChange') : write(value));
  return {
    count: orNone(whole),
    amount: orNone((amount) => (Number(amount.toFixed(2)) % 1 === 0 ? whole(amount) : cents(amount))),
    decimal: orNone(format(oneDecimal)),
    percent: orNone(percent),
    roughPercent: orNone(rough),
    percentPair: (value, other) => apart([rough, percent, ...finer], value, other),
    finePair: (value, other) => apart([percent, ...finer], value, other),
    percentRange(low, high) {
      if (!isKnown(low) || !isKnown(high)) return say('notAvailable');
      return percent(low) === percent(high) ? percent(low) : finished(range.formatRange(low, high));
    },
    ratio: (numerator, denominator) => orNone(percent)(denominator === 0 ? null : numerator / denominator),
    points(now, before) {
      if (!isKnown(now) || !isKnown(before)) return null;
      return change(toTenths((now - before) * 100), (points) => say('points', { change: signedPoints(points) }));
    },
    countChange(now, before) {
      if (!isKnown(now) || !isKnown(before)) return null;
      return before === 0 ? change(now, signedWhole) : change(toTenths(((now - before) / before) * 100) / 100, signedPercent);
    },
  };
}

/** A number that a stored report lacks, or that is made of one, is not known either. */
function isKnown(value: number | null): value is number {
  return Number.isFinite(value);
}

/** Rounded to the decimal that is shown, so that what reads as zero is no change. */
function toTenths(value: number): number {
  return Number(value.toFixed(1));
}

function writer(format: Intl.NumberFormat): (value: number) => Said {
  const part = ({ type, value }: Intl.NumberFormatPart) => (type === 'minusSign' ? MINUS : value);
  return (value) => finished(format.formatToParts(value).map(part).join(''));
}

function finished(text: string): Said {
  return text as Said;
}
