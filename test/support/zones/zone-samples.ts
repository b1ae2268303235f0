/** The shipped zones and their clock changes, for tests that have to hold for each of them. */
import { offsetMsAt } from '../../../src/time/offsets.ts';
import { zoneNames, zoneTable } from '../../../src/time/zone-data.ts';

/** First instant whose days can be asked for. */
export const FIRST_MS = Date.UTC(2008, 0);
/** What tests look at ends here. */
export const END_MS = Date.UTC(2041, 0);

/** One zone, the first by the alphabet, for each course of clocks from 2008 to 2040: the others show the same time all along. */
export function distinctZones(): readonly string[] {
  const courseOf = (zone: string) => JSON.stringify([FIRST_MS, ...changesOf(zone)].map((ms) => [ms, offsetMsAt(ms, zone)]));
  return [
    ...new Map(
      zoneNames()
        .toReversed()
        .map((zone) => [courseOf(zone), zone]),
    ).values(),
  ];
}

/** Instants from 2008 to 2040 at which the offset of a zone changes. */
export function changesOf(zone: string): readonly number[] {
  return Array.from(zoneTable(zone).changes).filter((ms) => {
    const isSeen = ms >= FIRST_MS && ms < END_MS;
    // Some changes are of the name alone.
    return isSeen && offsetMsAt(ms, zone) !== offsetMsAt(ms - 1, zone);
  });
}
