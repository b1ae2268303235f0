/** The lists of quarter hours, a day at a time. */
import { isCorrupt } from '../../errors.ts';
import { mergeCubes, narrowCube, newCubeSum } from '../../metrics/cube/cube.ts';
import type { RulesRange } from '../../metrics/rules/rules-range.ts';
import { mapAhead } from '../../parallel.ts';
import { DAY_MS, QUARTER_MS } from '../../time/lengths.ts';
import type { Blobs } from '../blobs/blobs.ts';
import { cubesIn, talliesIn } from '../parquet/cube-reader.ts';
import { newCubeFilesSum, newTallySums } from '../parquet/cube-sums.ts';
import { type Day, filedByOf, quarterStateOf, type RecordKind } from './day.ts';
import { readDayCubes } from './day-cubes.ts';
import { readRecordFiles, whileFresh } from './day-files.ts';
import { type Decoding, type QuarterRecords, type Span, streamRecords } from './day-records.ts';
import { type DayTable, dayOfInstant, type StoredDay } from './day-table.ts';
import type { NotedSoFar } from './noted.ts';
import { checkQuarter } from './quarter-key.ts';
import type { QuarterLists } from './quarter-store.ts';
import { contactDecoding, FACTS, INTAKES } from './record-kinds.ts';

export interface ListPorts {
  readonly days: DayTable;
  readonly blobs: Blobs;
}

const PARALLEL_DAYS = 4;

/** What is read is put down in `noted`, and what cannot be; without it, one that cannot be read ends a list with its error. */
export function quarterLists({ days, blobs }: ListPorts, noted?: NotedSoFar): QuarterLists {
  const leaveOut = (quarterMs: number) => void noted?.unreadable.add(quarterMs);

  function storedDays(fromMs: number, toMs: number): AsyncIterable<StoredDay> {
    const [firstMs, endMs] = [dayOfInstant(checkQuarter(fromMs)), dayOfInstant(checkQuarter(toMs) + DAY_MS - 1)];
    return days.list(firstMs, endMs, noted && ((dayMs) => quartersBetween(Math.max(dayMs, fromMs), Math.min(dayMs + DAY_MS, toMs)).forEach(leaveOut)));
  }

  /** One day at a time in memory, the next ones on their way. */
  async function* list<T>(fromMs: number, toMs: number, read: (day: Day, span: Span) => Promise<readonly T[]>): AsyncGenerator<T> {
    const each = async (stored: StoredDay) => {
      const span = [Math.max(stored.day.dayMs, fromMs), Math.min(stored.day.dayMs + DAY_MS, toMs)] as const;
      const quarters = [...stored.day.quarters].filter(([at]) => at >= span[0] && at < span[1]);
      if (quarters.length === 0) return [];
      try {
        const found = (await whileFresh(days, stored, ({ day }) => read(day, span))) ?? [];
        for (const [quarterMs, quarter] of quarters) noteRules(noted, quarterMs, filedByOf(quarter));
        return found;
      } catch (error) {
        if (noted === undefined || !isCorrupt(error)) throw error;
        for (const [quarterMs] of quarters) leaveOut(quarterMs);
        return [];
      }
    };
    for await (const found of mapAhead(storedDays(fromMs, toMs), PARALLEL_DAYS, each)) yield* found;
  }

  async function recordsOf<R>(day: Day, kind: RecordKind, span: Span, decoding: Decoding<R>): Promise<QuarterRecords<R>[]> {
    return Array.fromAsync(streamRecords(await readRecordFiles(blobs, day, kind), span, decoding));
  }

  return {
    listCubes: (fromMs, toMs, lists) =>
      list(fromMs, toMs, async (day, span) => {
        const { folded, isFolded, counted } = await readDayCubes(blobs, day, span, true);
        const stored = folded === undefined ? [] : await cubesIn(folded.files, (at) => isIn(span, at) && isFolded(at), lists);
        const others = await Array.fromAsync(counted, ({ quarterMs, cube }) => ({ quarterMs, cube: lists === undefined ? cube : narrowCube(cube, lists) }));
        return [...stored, ...others].sort(byQuarter);
      }),
    async sumCubes(fromMs, toMs, lists) {
      const [stored, others] = [newCubeFilesSum(lists), newCubeSum()];
      const add = async (day: Day, span: Span) => {
        const { folded, isFolded, counted } = await readDayCubes(blobs, day, span, true);
        // All of it is read before any of it is added: a day that cannot be read adds nothing.
        const cubes = await Array.fromAsync(counted, ({ cube }) => (lists === undefined ? cube : narrowCube(cube, lists)));
        if (folded !== undefined) await stored.add(folded.files, (at) => isIn(span, at) && isFolded(at));
        for (const cube of cubes) others.add(cube);
        return [];
      };
      for await (const _ of list(fromMs, toMs, add)) void _;
      return mergeCubes(stored.finish(), others.finish());
    },
    listTallies: (fromMs, toMs) =>
      list(fromMs, toMs, async (day, span) => {
        const { folded, isFolded, counted } = await readDayCubes(blobs, day, span, false);
        const stored = folded === undefined ? [] : await talliesIn(folded.files.tallies, (at) => isIn(span, at) && isFolded(at));
        const others = await Array.fromAsync(counted, ({ quarterMs, cube }) => ({ quarterMs, cells: cube.cells }));
        return [...stored, ...others].sort(byQuarter);
      }),
    async sumTallies(fromMs, toMs, keysOf) {
      const sums = newTallySums();
      const add = async (day: Day, span: Span) => {
        const { folded, isFolded, counted } = await readDayCubes(blobs, day, span, false);
        const others = await Array.fromAsync(counted);
        if (folded !== undefined) await sums.addFile(folded.files.tallies, (at) => isIn(span, at) && isFolded(at), keysOf);
        for (const { quarterMs, cube } of others) sums.add({ quarterMs, cells: cube.cells }, keysOf);
        return [];
      };
      for await (const _ of list(fromMs, toMs, add)) void _;
      return sums.finish();
    },
    async *listStates(fromMs, toMs) {
      for await (const { day } of storedDays(fromMs, toMs)) {
        for (const [quarterMs, quarter] of day.quarters) if (isIn([fromMs, toMs], quarterMs)) yield quarterStateOf(day, quarterMs, quarter);
      }
    },
    listFacts: (fromMs, toMs) =>
      list(fromMs, toMs, async (day, span) =>
        (await recordsOf(day, 'facts', span, FACTS)).map(({ quarterMs, records }) => ({ quarterMs, facts: records })),
      ),
    listContactFacts: (fromMs, toMs, contacts) =>
      list(fromMs, toMs, async (day, span) =>
        (await recordsOf(day, 'facts', span, contactDecoding(contacts))).map(({ quarterMs, records }) => ({ quarterMs, facts: records })),
      ),
    listIntakes: (fromMs, toMs) =>
      list(fromMs, toMs, async (day, span) =>
        (await recordsOf(day, 'intakes', span, INTAKES)).map(({ quarterMs, records }) => ({ quarterMs, intakes: records })),
      ),
  };
}

function isIn([fromMs, toMs]: Span, quarterMs: number): boolean {
  return quarterMs >= fromMs && quarterMs < toMs;
}

function byQuarter(a: { readonly quarterMs: number }, b: { readonly quarterMs: number }): number {
  return a.quarterMs - b.quarterMs;
}

function quartersBetween(fromMs: number, toMs: number): readonly number[] {
  return Array.from({ length: (toMs - fromMs) / QUARTER_MS }, (_, i) => fromMs + i * QUARTER_MS);
}

function noteRules(noted: NotedSoFar | undefined, quarterMs: number, range: RulesRange | null): void {
  if (range !== null) noted?.filedBy.set(quarterMs, range);
}
