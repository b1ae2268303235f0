/** The zones of a telephone number's area. */
import { NUMBER_CORRECTIONS, SAME_ZONES } from './number-corrections.ts';
import { NUMBER_PREFIXES } from './number-prefixes.ts';
import { longestPrefixLookup, prefixZonesOf } from './prefix-zones.ts';

/**
 * Digits of an international number without plus sign, "" where it is none. It must say so by "+" or "00": ten bare digits may be of any country.
 * North American numbers have eleven digits, all others seven to fifteen (ITU-T E.164).
 */
export function internationalDigits(number: string): string {
  const digits = /^\+\d{7,15}$/.test(number) ? number.slice(1) : spelledDigits(number);
  return digits.startsWith('1') && digits.length !== 11 ? '' : digits;
}

/**
 * IANA zones, sorted, of the area that an international number (digits without plus sign) belongs to; undefined where it belongs to none.
 * That is so for North American toll-free and personal numbers (800, 500 ...) too: all zones from Guam to Newfoundland at once say nothing.
 */
export const zonesOfDigits = longestPrefixLookup(correctedPrefixes());

function spelledDigits(number: string): string {
  const spelled = number.length > 60 ? undefined : /^\s*(?:tel:)?\s*(?:\+|00)([\d\s().\-/]+)/i.exec(number)?.[1];
  const digits = spelled?.replace(/\D/g, '') ?? '';
  return digits.length < 7 || digits.length > 15 ? '' : digits;
}

function correctedPrefixes(): Map<string, readonly string[]> {
  const table = prefixZonesOf(NUMBER_PREFIXES);
  for (const [prefix, zones] of prefixZonesOf(NUMBER_CORRECTIONS)) replaceBelow(table, prefix, zones);
  for (const pair of SAME_ZONES.trim().split(/\s+/)) {
    const [prefix = '', like = ''] = pair.split('=');
    replaceBelow(table, prefix, table.get(like) ?? []);
  }
  return table;
}

function replaceBelow(table: Map<string, readonly string[]>, prefix: string, zones: readonly string[]): void {
  for (const known of table.keys()) if (known.startsWith(prefix)) table.delete(known);
  table.set(prefix, zones);
}
