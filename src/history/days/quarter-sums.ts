/** Sums over many quarter hours: from the files of months where these have the days as they are, else day by day. */
import { isUnreadable } from '../../errors.ts';
import { type Detail, mergeCubes, narrowCube, newCubeSum } from '../../metrics/cube/cube.ts';
import { mapAhead } from '../../parallel.ts';
import type { Blobs } from '../blobs/blobs.ts';
import { newCubeFilesSum } from '../parquet/cube-sums.ts';
import type { CubeFiles, IsWanted } from '../parquet/cube-table.ts';
import { newTallySums } from '../parquet/tally-sums.ts';
import type { QuarterLists } from '../quarters/quarter-store.ts';
import type { Day } from './day.ts';
import { readDayCubes } from './day-cubes.ts';
import { type DayReader, isIn, type ReadDay } from './day-reader.ts';
import type { Span } from './day-records.ts';
import { dayOfInstant, type StoredDay } from './day-table.ts';
import { coveredDays, cubeFilesOf, MONTH_LISTS, monthOf, readMonthFile } from './month-files.ts';

/** Adds the wanted quarter hours of files, all of them or none. @throws StoreError store.corrupt */
type AddFiles = (files: CubeFiles, isWanted: IsWanted) => Promise<void>;

/** Of fewer days a month's files are more than theirs. */
const WORTH_DAYS = 3;
const PARALLEL_MONTHS = 2;

export function quarterSums(blobs: Blobs, reader: DayReader): Pick<QuarterLists, 'sumTallies' | 'sumCubes'> {
  /** Adds what months have, and gives the days that are left. */
  async function addMonths(stored: readonly StoredDay[], span: Span, withLists: boolean, add: AddFiles): Promise<readonly StoredDay[]> {
    const months = [...Map.groupBy(stored, ({ day }) => monthOf(day.dayMs))];
    const left: StoredDay[] = [];
    const read = async ([month, days]: (typeof months)[number]) => {
      if (days.length < WORTH_DAYS) return { days, files: undefined };
      const [tallies, details] = await Promise.all([
        readMonthFile(blobs, month, 'tallies'),
        withLists ? readMonthFile(blobs, month, 'details') : undefined,
      ]);
      return { days, files: withLists && details === undefined ? undefined : { tallies, details } };
    };
    for await (const { days, files } of mapAhead(months, PARALLEL_MONTHS, read)) {
      const all = days.map(({ day }) => day);
      const covered = files === undefined ? new Set<number>() : coveredDays(files, all);
      const cubes = files && cubeFilesOf(files);
      const isAdded =
        cubes !== undefined &&
        covered.size > 0 &&
        (await isReadable(() => add(cubes, (at) => covered.has(dayOfInstant(at)) && isIn(span, at))));
      for (const one of days) {
        if (isAdded && covered.has(one.day.dayMs)) reader.noteRead(one.day, span);
        else left.push(one);
      }
    }
    return left;
  }

  async function sum(
    span: Span,
    months: { readonly withLists: boolean; readonly add: AddFiles } | undefined,
    addDay: ReadDay<never>,
  ): Promise<void> {
    const stored = await Array.fromAsync(reader.days(...span));
    const left = months === undefined ? stored : await addMonths(stored, span, months.withLists, months.add);
    for await (const _ of reader.listOf(left, span, addDay)) void _;
  }

  return {
    async sumTallies(fromMs, toMs, keysOf) {
      const sums = newTallySums();
      const add: AddFiles = ({ tallies }, isWanted) => sums.addFile(tallies, isWanted, keysOf);
      await sum([fromMs, toMs], { withLists: false, add }, async (day, span) => {
        const { folded, isFolded, counted } = await readDayCubes(blobs, day, span, false);
        // All of it is read before any of it is added: a day that cannot be read adds nothing.
        const others = await Array.fromAsync(counted);
        if (folded !== undefined) await add(folded.files, (at) => isIn(span, at) && isFolded(at));
        for (const { quarterMs, cube } of others) sums.add({ quarterMs, cells: cube.cells }, keysOf);
        return [];
      });
      return sums.finish();
    },
    async sumCubes(fromMs, toMs, lists) {
      const [stored, others] = [newCubeFilesSum(lists), newCubeSum()];
      const months = lists !== undefined && isOfMonths(lists) ? { withLists: true, add: stored.add } : undefined;
      await sum([fromMs, toMs], months, async (day: Day, span: Span) => {
        const { folded, isFolded, counted } = await readDayCubes(blobs, day, span, true);
        const cubes = await Array.fromAsync(counted, ({ cube }) => (lists === undefined ? cube : narrowCube(cube, lists)));
        if (folded !== undefined) await stored.add(folded.files, (at) => isIn(span, at) && isFolded(at));
        for (const cube of cubes) others.add(cube);
        return [];
      });
      return mergeCubes(stored.finish(), others.finish());
    },
  };
}

function isOfMonths(lists: readonly (keyof Detail)[]): boolean {
  const kept: readonly (keyof Detail)[] = MONTH_LISTS;
  return lists.every((name) => kept.includes(name));
}

/** False where the files cannot be read: then the days' own files are. */
async function isReadable(read: () => Promise<void>): Promise<boolean> {
  try {
    await read();
    return true;
  } catch (error) {
    if (isUnreadable(error)) return false;
    throw error;
  }
}
