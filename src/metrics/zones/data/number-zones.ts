/** The zones of a telephone number's area. */
import { isFullNumber, phoneNumberOf } from '../../row/phone-number.ts';
import { AREA_OVERLAYS } from './area-overlays.ts';
import { NUMBER_CORRECTIONS, SAME_ZONES } from './number-corrections.ts';
import { NUMBER_PREFIXES } from './number-prefixes.ts';
import { longestPrefixLookup, prefixZonesOf } from './prefix-zones.ts';

/**
 * Digits of an international number without plus sign, "" where it is none. It must say so by "+" or "00": ten bare digits may be of any country.
 * North American numbers have eleven digits, all others seven to fifteen (ITU-T E.164).
 */
export function internationalDigits(text: string): string {
  const number = phoneNumberOf(text);
  if (number === undefined || !number.isInternational || !isFullNumber(number)) return '';
  return number.digits.startsWith('1') && number.digits.length !== 11 ? '' : number.digits;
}

/**
 * IANA zones, sorted, of the area that an international number (digits without plus sign) belongs to; undefined where it belongs to none.
 * That is so for North American toll-free and personal numbers (800, 500 ...) too: all zones from Guam to Newfoundland at once say nothing.
 */
export const zonesOfDigits = longestPrefixLookup(correctedPrefixes);

function correctedPrefixes(): Map<string, readonly string[]> {
  const table = prefixZonesOf(NUMBER_PREFIXES);
  for (const [prefix, zones] of prefixZonesOf(NUMBER_CORRECTIONS)) replaceBelow(table, prefix, zones);
  for (const [area, base] of overlaysOf(AREA_OVERLAYS)) replaceBelow(table, `1${area}`, table.get(`1${base}`) ?? []);
  for (const pair of SAME_ZONES.trim().split(/\s+/)) {
    const [prefix = '', like = ''] = pair.split('=');
    replaceBelow(table, prefix, table.get(like) ?? []);
  }
  return table;
}

/** Area codes with the one that each is laid over, of lines "older: laid over it". */
export function overlaysOf(text: string): [area: string, base: string][] {
  return text
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [base = '', areas = ''] = line.split(': ');
      return areas.split(' ').map((area): [string, string] => [area, base]);
    });
}

function replaceBelow(table: Map<string, readonly string[]>, prefix: string, zones: readonly string[]): void {
  for (const known of table.keys()) if (known.startsWith(prefix)) table.delete(known);
  table.set(prefix, zones);
}
