/** Numbers as people read them. Everything is fixed English text, so that the same report gives the same mail on every machine. */
import type { Rate } from '../../report/report.ts';

const NOT_AVAILABLE = 'n/a';
// A typographic minus: as wide as the plus, so that changes line up.
const MINUS = '\u2212';

/** A count with its thousands grouped ("1,204"), "n/a" for null. */
export function formatCount(count: number | null): string {
  if (count === null) return NOT_AVAILABLE;
  return `${Math.abs(count)}`.replace(/\B(?=(\d{3})+$)/g, ',').replace(/^/, count < 0 ? MINUS : '');
}

/** An amount, with two decimals where it has any ("1,204", "1,204.50"). */
export function formatAmount(amount: number): string {
  const [whole = '', decimals = '00'] = amount.toFixed(2).split('.');
  return decimals === '00' ? formatCount(Number(whole)) : `${formatCount(Number(whole))}.${decimals}`;
}

/** A fraction as a percentage with one decimal ("11.2 %"), "n/a" for null. */
export function formatPercent(fraction: number | null): string {
  return fraction === null ? NOT_AVAILABLE : `${percent(fraction)} %`;
}

/** Two fractions as a range ("11.2–14.0 %"), as one percentage where both read the same, "n/a" where either is null. */
export function formatPercentRange(low: number | null, high: number | null): string {
  if (low === null || high === null) return NOT_AVAILABLE;
  return percent(low) === percent(high) ? formatPercent(low) : `${percent(low)}–${percent(high)} %`;
}

/** numerator / denominator as a percentage, "n/a" where the denominator is 0. */
export function formatShare(numerator: number, denominator: number): string {
  return formatPercent(fractionOf(numerator, denominator));
}

/** numerator / denominator, null where the denominator is 0. */
export function fractionOf(numerator: number, denominator: number): number | null {
  return denominator === 0 ? null : numerator / denominator;
}

/** Seconds as m:ss, from an hour on h:mm:ss; "n/a" for null. */
export function formatDuration(seconds: number | null): string {
  if (seconds === null) return NOT_AVAILABLE;
  const whole = Math.round(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (n: number) => `${n}`.padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** How a count changed: in percent ("+12.3 %"), as a number where it was 0 ("+40"), null where either is not known. */
export function formatCountChange(now: number | null, before: number | null): string | null {
  if (now === null || before === null) return null;
  if (before === 0) return signed(now, formatCount(Math.abs(now)));
  const change = (now - before) / before;
  return signed(Number(percent(change)), formatPercent(Math.abs(change)));
}

/** How a rate changed, in percentage points ("+1.3 pts"), null where either has no value. */
export function formatRateChange(now: Rate, before: Rate): string | null {
  const points = pointsBetween(now, before);
  return points === null ? null : signed(points, `${Math.abs(points).toFixed(1)} pts`);
}

/** Percentage points from one rate to another, rounded to the decimal that is shown; null where either has no value. */
export function pointsBetween(now: Rate, before: Rate): number | null {
  return now.value === null || before.value === null ? null : Number(percent(now.value - before.value));
}

/** How a duration changed ("+0:12"), null where either is not known. */
export function formatDurationChange(now: number | null, before: number | null): string | null {
  if (now === null || before === null) return null;
  const seconds = Math.round(now) - Math.round(before);
  return signed(seconds, formatDuration(Math.abs(seconds)));
}

/** "1 delivery", "1,204 deliveries". */
export function formatDeliveries(count: number): string {
  return counted(count, 'delivery', 'deliveries');
}

/** A count with its noun: "1 call", "1,204 calls". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** Hours, short: "0.4 h", "12 h", "over 999 h". */
export function formatHours(hours: number): string {
  if (hours > 999) return 'over 999 h';
  return `${hours < 9.95 ? hours.toFixed(1) : hours.toFixed(0)} h`;
}

/** A length of time in the unit that suits it: "45 s", "12 min", "3.5 h", "4.2 days". */
export function formatSpan(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} s`;
  if (seconds < 3_600) return `${Math.round(seconds / 60)} min`;
  return seconds < 172_800 ? `${(seconds / 3_600).toFixed(1)} h` : `${(seconds / 86_400).toFixed(1)} days`;
}

function percent(fraction: number): string {
  return (fraction * 100).toFixed(1);
}

function signed(sign: number, magnitude: string): string {
  if (sign === 0) return 'no change';
  return `${sign > 0 ? '+' : MINUS}${magnitude}`;
}
