/** The files that a day is folded into, made quarter hour by quarter hour. */
import { cubeOf } from '../../metrics/cube/cube.ts';
import { type Fact, type Intake, isFact, type Tombstone } from '../../metrics/fact/fact.ts';
import { DAY_MS } from '../../time/lengths.ts';
import type { Blobs } from '../blobs/blobs.ts';
import { newCubeWriter } from '../parquet/cube-writer.ts';
import { type Day, type FileKind, isInFile, type RecordKind } from './day.ts';
import { fileNotes } from './day-blobs.ts';
import { readCubeFiles } from './day-cubes.ts';
import { readRecordFiles } from './day-files.ts';
import { type QuarterRecords, streamRecords } from './day-records.ts';
import { FACTS, INTAKES } from './record-kinds.ts';

/** Bytes by kind; undefined = there is nothing of the kind any more. Kinds without a change are left out. */
export type FoldedFiles = ReadonlyMap<FileKind, Uint8Array | undefined>;

/** @throws StoreError, BlobGone */
export async function foldRecords(blobs: Blobs, day: Day): Promise<FoldedFiles> {
  const [facts, intakes, cubes] = await Promise.all([
    readRecordFiles(blobs, day, 'facts'),
    readRecordFiles(blobs, day, 'intakes'),
    readCubeFiles(blobs, day),
  ]);
  const isKept = (quarterMs: number) => {
    const quarter = day.quarters.get(quarterMs);
    return cubes !== undefined && quarter !== undefined && isInFile(day, quarter, cubes.revision);
  };
  const written = newCubeWriter();
  if (cubes !== undefined) await written.addFiles(cubes.files, isKept);
  const notes = fileNotes(day);
  const isChanged = { facts: day.frozen || hasOpen(day, 'facts'), intakes: hasOpen(day, 'intakes') };
  const [factFile, intakeFile] = [FACTS.newFile(notes), INTAKES.newFile(notes)];
  const span = [day.dayMs, day.dayMs + DAY_MS] as const;
  for await (const quarter of together(streamRecords(facts, span, FACTS), streamRecords(intakes, span, INTAKES))) {
    const { quarterMs } = quarter;
    if (isChanged.facts) factFile.add(quarterMs, quarter.facts);
    if (isChanged.intakes) intakeFile.add(quarterMs, quarter.intakes);
    if (!isKept(quarterMs)) written.add(quarterMs, cubeOf(quarter.facts.filter(isFact), quarter.intakes));
  }
  const made = new Map<FileKind, Uint8Array | undefined>();
  if (isChanged.facts) made.set('facts', factFile.finish());
  if (isChanged.intakes) made.set('intakes', intakeFile.finish());
  if (day.frozen) return made;
  const { tallies, details } = written.finish(notes) ?? {};
  return made.set('tallies', tallies).set('details', details);
}

function hasOpen({ open }: Day, kind: RecordKind): boolean {
  return open.some(({ kinds }) => kinds.includes(kind));
}

interface QuarterOfBoth {
  readonly quarterMs: number;
  readonly facts: readonly (Fact | Tombstone)[];
  readonly intakes: readonly Intake[];
}

/** Both sequences are in order of time. */
export async function* together(
  facts: AsyncIterator<QuarterRecords<Fact | Tombstone>>,
  intakes: AsyncIterator<QuarterRecords<Intake>>,
): AsyncGenerator<QuarterOfBoth> {
  let [fact, intake] = [await nextOf(facts), await nextOf(intakes)];
  while (fact !== undefined || intake !== undefined) {
    const quarterMs = Math.min(fact?.quarterMs ?? Number.POSITIVE_INFINITY, intake?.quarterMs ?? Number.POSITIVE_INFINITY);
    const [isFactHere, isIntakeHere] = [fact?.quarterMs === quarterMs, intake?.quarterMs === quarterMs];
    yield { quarterMs, facts: isFactHere ? (fact?.records ?? []) : [], intakes: isIntakeHere ? (intake?.records ?? []) : [] };
    if (isFactHere) fact = await nextOf(facts);
    if (isIntakeHere) intake = await nextOf(intakes);
  }
}

async function nextOf<T>(items: AsyncIterator<T>): Promise<T | undefined> {
  const { done, value } = await items.next();
  return done === true ? undefined : value;
}
