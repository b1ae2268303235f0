/** By which rules the facts of a quarter hour were filed, as its head says it: so reports know it without reading facts, also once these are gone. */
import { type Fact, isFact, type Tombstone } from '../../metrics/fact/fact.ts';
import { joinRanges, type RulesRange } from '../../metrics/rules/rules-range.ts';
import { unpackTallies } from '../packing/cube-codec.ts';
import type { StoredValue } from '../tables/value-store.ts';

/** Of what was filed before heads said it: by definitions of that time, and settings that nobody knows. */
const BEFORE_NUMBERS: RulesRange = [0, 0];

/** What a head says of these facts; both null where there are none. */
export function filedByMeta(records: readonly (Fact | Tombstone)[]): {
  readonly rulesFrom: number | null;
  readonly rulesTo: number | null;
} {
  const numbers = new Set(records.filter(isFact).map(({ version }) => version.rules));
  const [rulesFrom, rulesTo] = joinRanges(Array.from(numbers, (number) => [number, number] as const)) ?? [null, null];
  return { rulesFrom, rulesTo };
}

/** What filedByMeta() wrote; null where no row was filed there. Of an older head the tally has to tell, where it was read: records may be tombstones. @throws StoreError store.corrupt */
export function filedByOf({ meta, parts }: Pick<StoredValue, 'meta' | 'parts'>): RulesRange | null {
  const { rulesFrom, rulesTo } = meta;
  if (rulesFrom !== undefined) return typeof rulesFrom === 'number' && typeof rulesTo === 'number' ? [rulesFrom, rulesTo] : null;
  const tally = parts.get('tally');
  const cells = tally === undefined ? [] : unpackTallies(tally);
  return cells.some((cell) => cell.tally.deliveries > 0) ? BEFORE_NUMBERS : null;
}
