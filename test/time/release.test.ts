/** The shipped zone data, held against an older release, and against those inside the running Node. */
import older from 'moment-timezone-2025b/data/packed/latest.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import { offsetMsAt } from '../../src/time/offsets.ts';
import { ZONE_DATA_RELEASE, zoneNames, zoneTable } from '../../src/time/zone-data.ts';
import { placeOf, unpackZone, type ZoneTable } from '../../src/time/zone-table.ts';
import { differenceOf, type OffsetAt, type ZoneDifference } from '../support/zones/zone-differences.ts';
import { END_MS, FIRST_MS } from '../support/zones/zone-samples.ts';
import { NEWS } from './release-news.ts';

/** What NEWS tell between two releases, zone by zone. */
function toldAfter(release: string): ZoneDifference[] {
  const told = NEWS.filter((news) => news.release > release);
  return sorted(told.flatMap(({ zones, from, until, was, is }) => zones.map((zone) => ({ zone, from, until, was, is }))));
}

function sorted(differences: readonly ZoneDifference[]): ZoneDifference[] {
  return differences.toSorted((a, b) => (a.zone < b.zone ? -1 : 1));
}

function samplesOf(...instants: readonly (readonly number[])[]): number[] {
  const seen = new Set([FIRST_MS, ...instants.flat(), END_MS - 1]);
  return [...seen].filter((ms) => ms >= FIRST_MS && ms < END_MS).sort((a, b) => a - b);
}

const shipped =
  (zone: string): OffsetAt =>
  (ms) =>
    offsetMsAt(ms, zone);

describe(`the shipped zone data (${ZONE_DATA_RELEASE})`, () => {
  test('are of the release of the last NEWS written down', () => {
    expect(ZONE_DATA_RELEASE).toBe(NEWS.at(-1)?.release);
  });

  test('differ from 2025b, from 2008 to 2040, in what NEWS tell and in nothing else', () => {
    expect(older.version).toBe('2025b');
    const before = olderTables();
    const differences = zoneNames().flatMap((zone) => {
      const table = before.get(zone);
      if (table === undefined) return [{ zone, from: 'new', until: null, was: '', is: '' }];
      const samples = samplesOf(Array.from(table.changes), Array.from(zoneTable(zone).changes));
      return differenceOf(zone, samples, (ms) => table.offsets[placeOf(table, ms)] ?? Number.NaN, shipped(zone)) ?? [];
    });
    expect(sorted(differences)).toEqual(toldAfter('2025b'));
    expect([...before.keys()].filter((zone) => !zoneNames().includes(zone))).toEqual([]);
  });

  test('differ from those of the running Node in what NEWS tell after its release', () => {
    const release = process.versions.tz ?? '';
    const differences = zoneNames().flatMap((zone) => {
      const around = Array.from(zoneTable(zone).changes, (ms) => [ms - 1, ms]).flat();
      const host = offsetInNode(zone);
      return host === undefined ? [] : (differenceOf(zone, samplesOf(MONTHS, around), host, shipped(zone)) ?? []);
    });
    console.info(
      [`Node ${process.version} (tz ${release}) differs from ${ZONE_DATA_RELEASE} in`, ...differences.map(inWords)].join('\n  '),
    );
    // Another Node is told about, not judged: what its build made of its release is not known here.
    if (release === '2026c') expect(sorted(differences)).toEqual(toldAfter('2026c'));
  });
});

const MONTHS = Array.from({ length: 33 * 12 }, (_, month) => Date.UTC(2008, month));

function inWords({ zone, from, until, was, is }: ZoneDifference): string {
  return `${zone} from ${from} ${until === null ? 'on' : `to ${until}`}: ${was}, by the shipped data ${is}`;
}

function olderTables(): ReadonlyMap<string, ZoneTable> {
  const tables = new Map(older.zones.map((line) => [line.slice(0, line.indexOf('|')), unpackZone(line)]));
  for (const link of older.links) {
    const [zone = '', name = ''] = link.split('|');
    const table = tables.get(zone);
    if (table !== undefined) tables.set(name, table);
  }
  return tables;
}

/** What Intl says, undefined where it does not know the zone. */
function offsetInNode(zone: string): OffsetAt | undefined {
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    return (ms) => {
      const [, sign = '+', hours = '0', minutes = '0'] = /GMT(?:([+-])(\d\d):(\d\d))?$/.exec(format.format(ms)) ?? [];
      return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
    };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
