/** The cubes of a day: out of its files, and of quarter hours that changed since they were folded out of their records. */
import { type Cube, cubeOf } from '../../metrics/cube/cube.ts';
import { isFact } from '../../metrics/fact/fact.ts';
import { QUARTER_MS } from '../../time/lengths.ts';
import type { Blobs } from '../blobs/blobs.ts';
import { type CubeFiles, talliesNote } from '../parquet/cube-table.ts';
import { notesOf } from '../parquet/parquet-file.ts';
import { together } from './both-records.ts';
import { type Day, isInFile } from './day.ts';
import { fileName } from './day-blobs.ts';
import { BlobGone, type DayFile, type RecordFiles, readNamedFile, readRecordFiles } from './day-files.ts';
import { type Span, streamRecords } from './day-records.ts';
import { FACTS, INTAKES } from './record-kinds.ts';

/** Both files of a day. */
export interface DayCubeFiles {
  readonly files: CubeFiles;
  /** Up to which both have all that was changed. */
  readonly revision: number;
}

/** What the cubes of a span of a day are made of. */
export interface DayCubes {
  readonly folded: DayCubeFiles | undefined;
  /** Whether a quarter hour is to be taken from the files. */
  readonly isFolded: (quarterMs: number) => boolean;
  /** Cubes of the others, which are counted here, in order of time. */
  readonly counted: AsyncIterable<{ readonly quarterMs: number; readonly cube: Cube }>;
}

/** Undefined where it has none, or where one of them is being replaced: details tell of the rows of the tallies that they were written with. @throws StoreError, BlobGone */
export async function readCubeFiles(blobs: Blobs, day: Day): Promise<DayCubeFiles | undefined> {
  const [tallies, details] = await Promise.all([readNamedFile(blobs, day, 'tallies'), readNamedFile(blobs, day, 'details')]);
  if (tallies === undefined) return undefined;
  const isPair = details === undefined ? tallies.revision === day.files.get('tallies') : areOfOneFold(tallies, details);
  return isPair ? { files: { tallies: tallies.bytes, ...(details && { details: details.bytes }) }, revision: tallies.revision } : undefined;
}

/** @param withDetails false = the fixed counts alone. @throws StoreError, BlobGone */
export async function readDayCubes(blobs: Blobs, day: Day, [fromMs, toMs]: Span, withDetails: boolean): Promise<DayCubes> {
  const folded = withDetails ? await readCubeFiles(blobs, day) : await readTallyFile(blobs, day);
  // Its records are gone, so nothing else could tell.
  if (day.frozen && folded === undefined && day.files.has('tallies')) throw new BlobGone(fileName('details', day.dayMs));
  const isFolded = (quarterMs: number) => {
    const quarter = day.quarters.get(quarterMs);
    return folded !== undefined && quarter !== undefined && isInFile(day, quarter, folded.revision);
  };
  const changed = [...day.quarters.keys()].filter((at) => at >= fromMs && at < toMs && !isFolded(at)).sort((a, b) => a - b);
  const [first, last] = [changed[0], changed.at(-1)];
  if (first === undefined || last === undefined || day.frozen) return { folded, isFolded, counted: none() };
  const [facts, intakes] = await Promise.all([readRecordFiles(blobs, day, 'facts'), readRecordFiles(blobs, day, 'intakes')]);
  return { folded, isFolded, counted: countCubes(facts, intakes, [first, last + QUARTER_MS], new Set(changed)) };
}

function areOfOneFold(tallies: DayFile, details: DayFile): boolean {
  return tallies.revision === details.revision && notesOf(details.bytes).tallies === talliesNote(tallies.bytes);
}

async function readTallyFile(blobs: Blobs, day: Day): Promise<DayCubeFiles | undefined> {
  const tallies = await readNamedFile(blobs, day, 'tallies');
  return tallies && { files: { tallies: tallies.bytes }, revision: tallies.revision };
}

async function* countCubes(
  facts: RecordFiles,
  intakes: RecordFiles,
  span: Span,
  wanted: ReadonlySet<number>,
): DayCubes['counted'] & AsyncGenerator {
  for await (const quarter of together(streamRecords(facts, span, FACTS), streamRecords(intakes, span, INTAKES))) {
    if (wanted.has(quarter.quarterMs)) yield { quarterMs: quarter.quarterMs, cube: cubeOf(quarter.facts.filter(isFact), quarter.intakes) };
  }
}

async function* none(): AsyncGenerator<never> {}
