/** Cubes as bytes and back, exactly: the fixed counts and the lists apart, as trends read the counts alone. */
import { StoreError } from '../errors.ts';
import { AGENT_COUNTS, type Cell, type Cube, type Detail, EMPTY_TALLY, GROUP_COUNTS, TALLY_COUNTS, type Tally } from '../metrics/cube.ts';
import type { Scope } from '../metrics/fact.ts';
import { sharedScope } from '../metrics/shared-scope.ts';
import { type Column, few, record } from './columns.ts';
import { readCounts, writeCounts } from './count-table.ts';
import { histograms, openLists } from './list-column.ts';
import { packRecords, unpackRecords } from './packed.ts';

/** A cell without its lists. */
export type TallyCell = Pick<Cell, 'scope' | 'tally'>;

const tallies: Column<Tally> = {
  write(values, out) {
    writeCounts(
      TALLY_COUNTS,
      TALLY_COUNTS.map((name) => values.map((tally) => tally[name])),
      out,
    );
  },
  read(count, input) {
    const columns = readCounts(TALLY_COUNTS, count, input);
    return Array.from({ length: count }, (_, i) => {
      const tally = { ...EMPTY_TALLY };
      for (const [k, name] of TALLY_COUNTS.entries()) tally[name] = columns[k]?.[i] ?? 0;
      return tally;
    });
  },
};
const scopeColumns = record<Scope>({ configuration: few(), queue: few(), channel: few(), dialMode: few() });
const scopes: Column<Scope> = { ...scopeColumns, read: (count, input, near) => scopeColumns.read(count, input, near).map(sharedScope) };
const tallyColumns = record<TallyCell>({ scope: scopes, tally: tallies });

const detailColumns = record<Detail>({
  byStatus: openLists(GROUP_COUNTS),
  byResult: openLists(GROUP_COUNTS),
  byDisposition: openLists(GROUP_COUNTS),
  byJourney: openLists(GROUP_COUNTS),
  byCallerId: openLists(GROUP_COUNTS),
  byAttribute: openLists(GROUP_COUNTS),
  byAgent: openLists(AGENT_COUNTS),
  byStartQuarter: openLists(GROUP_COUNTS),
  byLocalSlot: openLists(GROUP_COUNTS),
  callSeconds: histograms(),
  customerWaitSeconds: histograms(),
  windowUsePercent: histograms(),
  quality: histograms(),
});

/** Packs scopes and fixed counts, cell by cell. */
export function packTallies({ cells }: { readonly cells: readonly TallyCell[] }): Buffer {
  return packRecords(tallyColumns, cells);
}

/** What packTallies() packed. @throws StoreError store.corrupt */
export function unpackTallies(bytes: Uint8Array): readonly TallyCell[] {
  return unpackRecords('tallies', tallyColumns, bytes);
}

/** Packs the lists, in the order of the cells. */
export function packDetails({ cells }: Cube): Buffer {
  return packRecords(
    detailColumns,
    cells.map(({ detail }) => detail),
  );
}

/** The cube whose two parts were packed. @throws StoreError store.corrupt */
export function unpackCube(tallies: Uint8Array, details: Uint8Array): Cube {
  const tallied = unpackTallies(tallies);
  const detailed = unpackRecords('details', detailColumns, details);
  if (tallied.length !== detailed.length)
    throw new StoreError('store.corrupt', `Cannot read a packed cube: it has ${tallied.length} tallies and ${detailed.length} details`);
  return { cells: detailed.map((detail, i) => ({ ...(tallied[i] as TallyCell), detail })) };
}
