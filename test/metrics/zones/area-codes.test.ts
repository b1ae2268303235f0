/** North American area codes, held against the numbering plan's administrator, libphonenumber and the areas they are laid over. */
import { describe, expect, test } from 'vitest';
import { calledZonesOf } from '../../../src/metrics/zones/called-zones.ts';
import { callingHoursOf } from '../../../src/metrics/zones/calling-hours.ts';
import { AREA_OVERLAYS } from '../../../src/metrics/zones/data/area-overlays.ts';
import { overlaysOf } from '../../../src/metrics/zones/data/number-zones.ts';
import { US_FEDERAL } from '../../../src/metrics/zones/rule-packs.ts';
import { AREA_CODES, LETTER_OFFSETS } from '../../data/nanpa-area-codes.ts';
import { offsetAt, prefixData, yearOf } from '../../support/zones/zone-facts.ts';

const WINTER = Date.UTC(2026, 0, 15);
const zonesOf = (area: string): readonly string[] => calledZonesOf({ number: `+1${area}5550123` }).zones;
const overlays = overlaysOf(AREA_OVERLAYS);

/** Area codes with the offsets from UTC (minutes) that their letters stand for. */
const assigned: ReadonlyMap<string, ReadonlySet<number>> = new Map(
  AREA_CODES.trim()
    .split('\n')
    .flatMap((line) => {
      const [letters = '', areas = ''] = line.split(': ');
      // "AK" is one zone.
      const offsets = new Set([...letters.replace('AK', 'K')].map((letter) => LETTER_OFFSETS[letter] ?? Number.NaN));
      return areas.split(' ').map((area) => [area, offsets] as const);
    }),
);

/** Offsets that we find and the administrator's letters leave out, or the other way round; each with what is so. */
const OTHERWISE: Readonly<Record<string, string>> = {
  250: 'the east of British Columbia has Mountain Time',
  418: 'the Magdalen Islands have Atlantic Time',
  709: 'Labrador has Atlantic Time',
  867: 'Yukon gave up Pacific Time in 2020',
  907: 'the Aleutian Islands have Hawaiian Time',
  915: 'what has Central Time went to 325 and 432 in 2003',
  829: 'the Dominican Republic has Atlantic Time, as the letter of 809 says',
  849: 'the Dominican Republic has Atlantic Time, as the letter of 809 says',
  930: 'lies over 812, which has both',
  986: 'lies over 208, which has both',
};

describe('an area code', () => {
  test('has the zones that its letters stand for, wherever it is assigned', () => {
    expect(assigned.size).toBe(457);
    const differing = [...assigned].flatMap(([area, offsets]) => {
      const ours = new Set(zonesOf(area).map((zone) => minutesOf(offsetAt(zone, WINTER))));
      return ours.size === offsets.size && [...ours].every((offset) => offsets.has(offset)) ? [] : [area];
    });
    const explained = Object.keys(OTHERWISE).flatMap((area) => [area, ...overlays.flatMap(([over, base]) => (base === area ? over : []))]);
    expect(differing.filter((area) => !explained.includes(area))).toEqual([]);
    expect(Object.keys(OTHERWISE).filter((area) => !differing.includes(area))).toEqual([]);
  });

  test('has the zones of the one it is laid over, and no overlay of its own', () => {
    for (const [area, base] of overlays) {
      expect(zonesOf(area), area).toEqual(zonesOf(base));
      expect(assigned.has(area) && assigned.has(base), area).toBe(true);
    }
    const areas = overlays.map(([area]) => area);
    expect(new Set(areas).size).toBe(areas.length);
    expect(overlays.filter(([, base]) => areas.includes(base))).toEqual([]);
  });

  test('that is laid over another is unknown to libphonenumber, or on other clocks, in these cases: they need the table', () => {
    const data = prefixData();
    const clocksOf = (zones: readonly string[]) => [...new Set(zones.map(yearOf))].sort().join();
    const unknown = overlays.flatMap(([area]) => (data[`1${area}`] === undefined ? area : []));
    const differing = overlays.flatMap(([area]) => {
      const zones = data[`1${area}`]?.split('&');
      return zones === undefined || clocksOf(zones) === clocksOf(zonesOf(area)) ? [] : area;
    });
    expect(unknown.sort().join(' ')).toBe('273 357 436 457 465 471 483 565 621 624 679 729 761 837 861 924');
    expect(differing.sort().join(' ')).toBe('236 257 364 367 448 458 474 581 672 689 778 879 930');
  });

  test('that lies over an area with two zones makes a call in between only possibly too late', () => {
    // 20:30 Central, 21:30 Eastern.
    const ms = Date.UTC(2026, 10, 20, 2, 30);
    expect(callingHoursOf(ms, zonesOf('930'), US_FEDERAL)).toBe('possible');
    expect(callingHoursOf(ms, zonesOf('924'), US_FEDERAL)).toBe('ok');
    expect(callingHoursOf(ms, zonesOf('689'), US_FEDERAL)).toBe('violation');
  });
});

function minutesOf(offset: string): number {
  const [, sign, hours, minutes] = /^GMT(?:([+-])(\d\d):(\d\d))?$/.exec(offset) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}
